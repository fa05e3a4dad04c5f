import type { Json, JsonObject } from "../../facts/json.ts";
import type { Severity } from "../../document/finding.ts";
import { rules } from "../../rules/registry.ts";
import type { InputFile } from "../target/input-file.ts";

/**
 * Findings as SARIF 2.1.0, for code scanning. Lines and columns count from 1, columns in UTF-16 units.
 *
 * @param version - this program's
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function findingsSarif(files: readonly InputFile[], version: string): JsonObject {
  const found = new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  const known = rules
    .filter(({ id }) => found.has(id))
    .map(({ id, summary }) => ({ id, shortDescription: { text: summary } }));
  const others = [...found].filter((id) => !rules.some((rule) => rule.id === id)).map((id) => ({ id }));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "auth-apis", version, rules: [...known, ...others] } },
        columnKind: "utf16CodeUnits",
        results: files.flatMap(results),
      },
    ],
  };
}

function results({ path, document, findings }: InputFile): readonly Json[] {
  const uri = path.split(/[\\/]/).map(encodeURIComponent).join("/");
  return findings.map(({ rule, severity, message, at }) => {
    const { start, end } = document.rangeOf(at);
    const region = {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    };
    return {
      ruleId: rule,
      level: levels[severity],
      message: { text: message },
      locations: [{ physicalLocation: { artifactLocation: { uri }, region } }],
    };
  });
}

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note", hint: "note" };
