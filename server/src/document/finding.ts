import type { Block } from "./block.ts";
import type { Document } from "./document.ts";

/** An `error` blocks a sync of what it concerns; the others are advice, each of less weight than the one before. */
export type Severity = "error" | "warning" | "info" | "hint";

/** A stretch of one block's text: UTF-16 offsets from the block's first character, `end` exclusive. */
export interface Span {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

/** Replace the text at `at` by `text`; an insertion has `at.start === at.end`. */
export interface Edit {
  readonly at: Span;
  readonly text: string;
}

/** One way to put a finding right. */
export interface Fix {
  /** What the edit does, and its consequence where there is one ("makes a new API"). */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** May "Fix all" apply it? Only where neither an API's identity nor what callers see changes. */
  readonly safe: boolean;
  /** Is it most probably what is meant? Where this isn't said, a fix is if it is the only one. */
  readonly preferred?: boolean;
}

/** A place that has to do with a finding. */
export interface Related {
  readonly at: Span;
  readonly message: string;
  /** The file in which it stands, where that is another one. */
  readonly source?: Source;
}

/** A file beside the one that is judged. */
export interface Source {
  readonly uri: string;
  readonly document: Document;
}

/** Something in the file that its author would want to know. */
export interface Finding {
  /** A rule's id, or one that stands for no rule, such as `syntax` for what is no YAML. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** In the file's own text. */
  readonly at: Span;
  /** The tenants on which it holds, where that is not all that the API is for. */
  readonly tenants?: readonly string[];
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /** The text may be left out; editors grey it. */
  readonly unnecessary?: true;
}

/** The errors that concern a tenant: one that names tenants holds on these alone. */
export function errorsFor(findings: readonly Finding[], tenant: string): readonly Finding[] {
  return findings.filter(
    ({ severity, tenants }) => severity === "error" && (tenants === undefined || tenants.includes(tenant)),
  );
}
