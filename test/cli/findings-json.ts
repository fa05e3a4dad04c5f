import { json, type Run } from "./auth-apis.ts";

/** What `check --format json` prints, as its readers were told. */
export interface FindingsJson {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly message: string;
      readonly range: { readonly start: Position; readonly end: Position };
    }[];
  }[];
}

interface Position {
  readonly line: number;
  readonly character: number;
}

export function findingsJson(run: Run): FindingsJson {
  return json(run) as FindingsJson;
}
