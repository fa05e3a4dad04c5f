import { json, type Run } from "./auth-apis.ts";

/** What `token --format json` prints of a token, as its readers were told. */
export interface Judged {
  readonly verified: boolean;
  readonly verdict: readonly Row[];
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Row {
  readonly check: string;
  readonly state: "held" | "broken" | "unknown";
  readonly expected?: unknown;
  readonly actual?: unknown;
}

export function judged(run: Run): Judged {
  return json(run) as Judged;
}

export function rows({ verdict }: Judged, state: Row["state"]): readonly Row[] {
  return verdict.filter((row) => row.state === state);
}
