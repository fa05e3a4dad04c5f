import type { Range } from "../../document/document.ts";
import type { Severity } from "../../document/finding.ts";
import type { InputFile } from "../target/input-file.ts";

/** What `auth-apis check --format json` prints. Lines and characters count from 0, characters in UTF-16 units. */
export interface FindingsJson {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: Severity;
      readonly message: string;
      readonly range: Range;
    }[];
  }[];
}

export function findingsJson(files: readonly InputFile[]): FindingsJson {
  return {
    files: files.map(({ path, document, findings }) => ({
      path,
      findings: findings.map(({ rule, severity, message, at }) => ({
        rule,
        severity,
        message,
        range: document.rangeOf(at),
      })),
    })),
  };
}
