import type { Json } from "../../facts/json.ts";

export type ChangeKind = "create" | "update" | "removal" | "blocked" | "released" | "extra";

/**
 * One field that differs. `path` is the wire name, nested ones with dots, items of a list by their key
 * (`scopes.read:orders.description`). `null` stands for what is not set, or not there.
 */
export interface FieldChange {
  readonly path: string;
  readonly before: Json;
  readonly after: Json;
}

/**
 * One row of a plan.
 *
 * A `removal` with fields takes these scopes away and keeps the API; without fields, the API or grant itself goes.
 * `blocked` is not written, `extra` stands on the tenant alone, `released` is no longer managed; all three are reports.
 */
export interface Change {
  readonly kind: ChangeKind;
  readonly resource: "api" | "grant";
  /** The API's; for a grant, its audience. */
  readonly identifier: string;
  /** A grant's application: as the file writes it, else its name on the tenant. */
  readonly client?: string;
  readonly clientId?: string;
  readonly subjectType?: string;
  readonly fields: readonly FieldChange[];
  /** Why it is blocked, or what the reader should know before agreeing. */
  readonly reason?: string;
}

/** Is there something of this kind to be written? */
export function isWritten({ kind }: Change): boolean {
  return kind === "create" || kind === "update" || kind === "removal";
}
