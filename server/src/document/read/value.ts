import type { Span } from "../finding.ts";
import type { Tree } from "../parse/tree.ts";

/** What a scalar can mean. */
export type Primitive = string | number | boolean | null;

/**
 * A value of the file as one tenant sees it: aliases, merge keys, `defaults` and variables are resolved,
 * and every part still knows the place in the file that a reader would look at.
 */
export type Value = ScalarValue | MapValue | ListValue | UnknownValue;

interface Located {
  /** Where the file says it. For what an alias or merge key brings, the alias or the `<<` entry in this block. */
  readonly at: Span;
  /** Set where the value is not written at its own place. */
  readonly via?: "alias" | "merge" | "default";
}

export interface ScalarValue extends Located {
  readonly kind: "scalar";
  readonly value: Primitive;
  /** As written, quotes left out and placeholders unexpanded. */
  readonly source: string;
  readonly style: "plain" | "single" | "double" | "block";
  /** Variable names that occur in it as `${NAME}`, in order. */
  readonly variables: readonly string[];
}

export interface MapValue extends Located {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, Entry>;
  /** Written as `{ … }`. */
  readonly flow: boolean;
}

export interface ListValue extends Located {
  readonly kind: "list";
  readonly items: readonly Value[];
  /** Written as `[ … ]`. */
  readonly flow: boolean;
}

/** Something that can't be known here (an undefined variable, a broken alias, a syntax error): rules stay silent about it. */
export interface UnknownValue extends Located {
  readonly kind: "unknown";
}

/** A key of a map with its value. */
export interface Entry {
  readonly key: string;
  readonly keyAt: Span;
  readonly value: Value;
  readonly via?: "merge" | "default";
}

/** Is it `defaults` that brings a key or a value? */
export function isInherited(part: Pick<Entry | Value, "via"> | undefined): boolean {
  return part?.via === "default";
}

/** Does nothing stand there, not even quotes? So it is behind a key without a value, whose place is the key's own. */
export function isEmpty(value: Value | Tree): boolean {
  return value.kind === "scalar" && value.value === null && value.source === "" && value.style === "plain";
}

/** A scalar's text; `undefined` for a scalar of another type, and for everything else. */
export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === "scalar" && typeof value.value === "string" ? value.value : undefined;
}
