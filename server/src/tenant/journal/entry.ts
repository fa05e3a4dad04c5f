import type { JsonObject } from "../../facts/json.ts";
import type { Change } from "../plan/change.ts";
import type { DesiredApi } from "../desired/desired.ts";

/** The journal's format; a reader refuses another one. */
export const journalVersion = 1;

/** One line of a journal. Nothing in it is secret: fields are those that a file can say of an API or a grant. */
export type Entry = Begin | Sends | Holds | Nothing | Ended;

/** The first line: what is about to be carried out, where, and after which plan. */
export interface Begin extends Purpose {
  readonly kind: "begin";
  readonly version: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly tenant: JournalledTenant;
  /** SHA-256 of the plan that was agreed to, as JSON. */
  readonly plan: string;
  readonly allowRemovals: boolean;
  /** The rows that were to be written; `ended` counts by these. */
  readonly rows: readonly Change[];
  /** What was wanted of the APIs that these rows are about. */
  readonly desired: readonly DesiredApi[];
}

/** Why it is carried out. */
export interface Purpose {
  readonly does: "sync" | "resume" | "undo";
  /** The journal that a resume goes on with, or an undo takes back. */
  readonly of?: string;
  /** Their paths. */
  readonly files: readonly string[];
}

export interface JournalledTenant {
  /** What its user types to confirm. */
  readonly name: string;
  /** The file names the tenant so; else the name is only what a user types. */
  readonly named: boolean;
  readonly domain: string;
  readonly protected: boolean;
}

/** Which API or grant a line is about. */
export interface Subject {
  readonly resource: "api" | "grant";
  /** The API's; for a grant, its audience. */
  readonly identifier: string;
  readonly clientId?: string;
  readonly subjectType?: string;
}

/** On the disk before the request goes out, so that no write is ever without a trace. */
export interface Sends extends Subject {
  readonly kind: "sends";
  readonly method: "POST" | "PATCH" | "DELETE";
  /** None for a create. */
  readonly id: string | null;
  /** As it was read just before. */
  readonly before: JsonObject | null;
  readonly body: JsonObject;
}

/** What the tenant holds after the request: as it answered, or as was read. */
interface Holds extends Subject {
  readonly kind: "holds";
  readonly id: string | null;
  readonly after: JsonObject | null;
}

/** The request is known to have changed nothing: refused, never sent, or found undone by reading. */
interface Nothing extends Subject {
  readonly kind: "nothing";
}

/** A row has come to its end. */
interface Ended {
  readonly kind: "ended";
  readonly row: number;
  readonly state: string;
  readonly error?: string;
}
