import { Document } from "../../document/document.ts";
import { readFile } from "../../document/read/file.ts";
import { analyse } from "../../rules/analyse.ts";
import { importApis } from "../../tenant/import/import.ts";
import type { ImportSource } from "../../tenant/import/source.ts";
import { defineCommand } from "../command.ts";
import { EXIT, UsageError } from "../exit.ts";
import { readSource } from "../import/import-source.ts";
import { writeNewFile } from "../target/write-text.ts";
import { typed } from "../typed.ts";

/** Makes a first file. */
export const importCommand = defineCommand({
  usage: "FROM… [options]",
  options: {
    out: { type: "string", short: "o", value: "FILE", help: "where the file goes; without it, to stdout" },
    force: { type: "boolean", help: "replace a file that is there" },
    config: {
      type: "string",
      value: "NAME=FILE",
      help: "the auth0-deploy-cli config.json of the tenant NAME: its domain, and the values of the keywords",
    },
    dir: { type: "string", value: "DIR", help: "where the local tenant lives (with FROM local)" },
  },
  instead: { "dry-run": "without --out the file is only printed" },
  notes: [
    [
      "FROM is one of these; several tenants come into one file, what differs becomes variables:",
      "  acme.eu.auth0.com             a tenant, with the credentials of the environment; NAME=DOMAIN names it in the file",
      "  local                         the local tenant; NAME=local:DIR names it, and says where it lives",
      "  tenant.yaml                   of auth0-deploy-cli",
      "  state.json                    what `terraform show -json` prints",
    ].join("\n"),
    "The file says nothing that holds without being said, and a sync of it plans nothing. No secret is taken over.",
  ],
  async run({ values, operands }, terminal) {
    if (operands.length === 0)
      throw new UsageError("say what to import from: a domain, `local`, a tenant.yaml, or Terraform's JSON");
    const found = [];
    for (const from of operands) found.push(await readSource(from, values, terminal));
    const sources = found.map(({ source }) => source);
    requireApart(sources);
    const { document, notes } = importApis(sources, {
      read: (text) => readFile(Document.of(text)),
      analyse,
    });
    if (values.out === undefined) terminal.result(document.text.trimEnd());
    else await writeNewFile(values.out, document.text, values.force, terminal);
    terminal.talk(...notes, ...found.flatMap(({ leaving }) => leaving));
    if (values.out !== undefined) terminal.talk(`${values.out} is written: auth-apis check ${typed(values.out)}`);
    return EXIT.ok;
  },
});

/** Several tenants can stand in one file only where it names them. @throws UsageError */
function requireApart(sources: readonly ImportSource[]): void {
  if (sources.length < 2) return;
  for (const key of ["name", "domain"] as const) {
    const values = sources.map((source) => source[key]);
    if (values.includes(undefined))
      throw new UsageError("several sources need a name each: write NAME=DOMAIN, NAME=local:DIR, or give --config");
    if (new Set(values).size < values.length)
      throw new UsageError(`two of the sources have the same ${key}: ${values.join(", ")}`);
  }
}
