import type { Severity } from "../../document/finding.ts";
import { jsonText } from "../../text/printable.ts";
import { defineCommand } from "../command.ts";
import { EXIT, UsageError } from "../exit.ts";
import { readNumber } from "../read-number.ts";
import { type InputFile, readInput } from "../target/input-file.ts";
import { inputPaths } from "../target/input-paths.ts";
import { judgeTogether } from "../target/judge-together.ts";
import { readOverrides, requireListed, variableOption } from "../target/overrides.ts";
import { version } from "../version.ts";
import { findingsGithub } from "../views/findings-github.ts";
import { findingsJson } from "../views/findings-json.ts";
import { findingsJunit } from "../views/findings-junit.ts";
import { findingsSarif } from "../views/findings-sarif.ts";
import { findingsText } from "../views/findings-text.ts";

/** Findings of files, with no tenant and no network. A file that can't be read doesn't keep the others from being judged. */
export const check = defineCommand({
  usage: "[FILES…] [options]",
  options: {
    format: {
      type: "string",
      choices: ["pretty", "json", "sarif", "github", "junit"],
      help: "how to print the findings",
    },
    "max-warnings": { type: "string", value: "N", help: "exit 1 also where there are more warnings than this" },
    ...variableOption,
  },
  instead: { fix: "fixes are offered in the editor; auth-apis format mends spacing alone" },
  notes: [
    "Several files are compared with each other: a tenant holds one API per identifier.",
    "Without a FILE it is all of the folder's auth-apis.yaml files that git doesn't ignore; one that is named always counts.",
    "A variable that must be given on the command line may be left open: what uses it is not judged.",
  ],
  async run({ values, operands }, terminal) {
    const mostWarnings = readNumber("--max-warnings", values["max-warnings"], { whole: true, from: 0 }) ?? Infinity;
    const overrides = readOverrides(values.var, terminal.env);

    const read: InputFile[] = [];
    const unreadable: string[] = [];
    for (const path of await inputPaths(operands, terminal)) {
      try {
        read.push(await readInput(path, { overrides }, terminal));
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        unreadable.push(`auth-apis: ${error.message}`);
      }
    }
    const files = judgeTogether(read, terminal.cwd);
    if (files.length > 0) {
      requireListed(
        values.var,
        files.flatMap(({ file }) => file.tenants),
      );
      const printed = {
        pretty: () => findingsText(files, terminal.paint),
        json: () => jsonText(findingsJson(files)),
        sarif: async () => jsonText(findingsSarif(files, await version())),
        github: () => findingsGithub(files),
        junit: () => findingsJunit(files),
      };
      terminal.result(await printed[values.format]());
    }
    terminal.talk(...unreadable);

    const count = (wanted: Severity) =>
      files.flatMap(({ findings }) => findings).filter(({ severity }) => severity === wanted).length;
    if (unreadable.length > 0) return EXIT.usage;
    return count("error") > 0 || count("warning") > mostWarnings ? EXIT.failed : EXIT.ok;
  },
});
