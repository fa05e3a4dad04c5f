import type { Finding } from "../document/finding.ts";
import { type Command, oneOf, readArguments } from "./command.ts";
import { EXIT, UsageError } from "./exit.ts";
import { type InputFile, inputPaths, judge, readDocument } from "./input-file.ts";
import { readOverrides } from "./overrides.ts";
import { prettyFindings } from "./pretty-findings.ts";

/** Findings of files, with no tenant and no network. */
export const check: Command = {
  name: "check",
  usage: "[FILES…] [--format pretty|json] [--max-warnings N] [--var NAME=VALUE]…",
  summary: "Say what is wrong with files",
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      format: { type: "string" },
      "max-warnings": { type: "string" },
      var: { type: "string", multiple: true },
    });
    const format = oneOf("format", values.format, ["pretty", "json"]);
    const most = values["max-warnings"] === undefined ? Infinity : Number(values["max-warnings"]);
    if (Number.isNaN(most) || most < 0) throw new UsageError("--max-warnings takes a number from 0");
    const overrides = readOverrides(values.var ?? [], terminal.env);

    const files: InputFile[] = [];
    for (const path of await inputPaths(positionals, terminal)) {
      files.push(judge(path, await readDocument(path, terminal), { overrides }));
    }
    terminal.result(
      format === "json" ? JSON.stringify({ files: files.map(asJson) }) : prettyFindings(files, terminal.paint),
    );

    const count = (severity: Finding["severity"]) =>
      files.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity).length;
    return count("error") > 0 || count("warning") > most ? EXIT.failed : EXIT.ok;
  },
};

function asJson({ path, document, findings }: InputFile) {
  return {
    path,
    findings: findings.map(({ rule, severity, message, at }) => ({
      rule,
      severity,
      message,
      range: document.rangeOf(at),
    })),
  };
}
