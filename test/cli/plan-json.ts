import { json, type Run } from "./auth-apis.ts";

/** What `plan --format json` prints, as its readers were told. */
export interface PlanJson {
  readonly version: 1;
  readonly tenant: { readonly name?: string; readonly domain?: string };
  readonly changes: readonly Change[];
  readonly requests: number;
}

export interface Change {
  readonly kind: "create" | "update" | "removal" | "blocked" | "released" | "extra";
  readonly resource: "api" | "grant";
  readonly identifier: string;
  readonly client?: string;
  readonly clientId?: string;
  readonly subjectType?: string;
  readonly fields: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[];
  readonly tag?: "loosens access" | "breaks callers" | "needs care" | "cosmetic";
  readonly consequences?: readonly { readonly tag: string; readonly why: string }[];
  readonly reason?: string;
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
}

export interface SyncJson extends PlanJson {
  readonly outcomes: readonly {
    readonly change: Change;
    readonly state: "written" | "unchanged" | "moved" | "failed" | "pending";
    readonly why?: string;
    readonly error?: string;
    readonly message: string;
  }[];
}

/** The rows that a sync would write. */
export function changesOf({ changes }: PlanJson): readonly Change[] {
  return changes.filter(({ kind }) => ["create", "update", "removal"].includes(kind));
}

export function planJson(run: Run): PlanJson {
  return json(run) as PlanJson;
}

export function syncJson(run: Run): SyncJson {
  return json(run) as SyncJson;
}
