import type { Block } from "../block.ts";
import type { VariableUse } from "./parse.ts";
import { type Tree, TreeScalar } from "./tree.ts";
import type { Primitive } from "../read/value.ts";
import { mayHoldVariables, variablesIn } from "../read/variables.ts";

/** Thrown at something that only `yaml` reads; always the same, since a new one costs more than the reading. */
export const UNUSUAL = new Error("unusual");

/** What was found on the way, and in which block. */
export interface Found {
  readonly block: Block;
  /** Each behind those in what it names. */
  readonly anchors: Tree[];
  readonly variables: VariableUse[];
  hasAliases: boolean;
}

/** A plain scalar that is known to end where it ends: no comment, no bracket of a flow style. */
export function plainScalar(text: string, start: number, end: number, found: Found): TreeScalar {
  const source = text.slice(start, end);
  if (source.includes(": ") || source.endsWith(":")) throw UNUSUAL;
  return noted(new TreeScalar({ block: found.block, start, end }, valueOf(source), source, "plain"), found);
}

/** A scalar in quotes, on one line and without escapes. */
export function quoted(text: string, start: number, lineEnd: number, found: Found): TreeScalar {
  const quote = text[start] ?? "";
  const close = text.indexOf(quote, start + 1);
  const source = text.slice(start + 1, close);
  if (close < 0 || close >= lineEnd || source.includes("\\") || text[close + 1] === quote) throw UNUSUAL;
  const style = quote === "'" ? "single" : "double";
  return noted(new TreeScalar({ block: found.block, start, end: close + 1 }, source, source, style), found);
}

/** May a plain scalar begin so? Some signs may as well, if a letter follows; those are left to `yaml`. */
export function plainStart(char: string): boolean {
  return PLAIN_START.test(char);
}

function noted(scalar: TreeScalar, { variables }: Found): TreeScalar {
  if (!mayHoldVariables(scalar.value)) return scalar;
  for (const name of variablesIn(scalar.value)) variables.push({ name, start: scalar.start, end: scalar.end });
  return scalar;
}

/** By YAML's core schema (YAML 1.2.2, 10.3.2), as far as it is obvious. */
function valueOf(source: string): Primitive {
  const word = WORDS.get(source);
  if (word !== undefined) return word;
  const first = source.charCodeAt(0);
  if (first < ZERO || first > NINE) return source;
  if (DIGITS.test(source)) return Number(source);
  if (!NUMBER_LIKE.test(source)) return source;
  throw UNUSUAL;
}

const [ZERO, NINE] = [48, 57];
const PLAIN_START = /[A-Za-z0-9_/$(\u00a0-\ud7ff]/;
const DIGITS = /^(?:0|[1-9]\d{0,14})$/;
const NUMBER_LIKE = /^(?:[\d.+-]+|0[xo][\da-fA-F]*|[\d.]+[eE][-+]?\d*)$/;
const WORDS: ReadonlyMap<string, Primitive> = new Map([
  ...["null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);
