import { isMap, isScalar, type Node, Pair, type Scalar, type YAMLError } from "yaml";
import { compose } from "./compose.ts";
import type { ParseError } from "./parse-error.ts";

/**
 * Parts what a missing comma in brackets has made one: a text without quotes goes on at the next line, so in `{ a: true⏎ "b": 5 }` the
 * value of `a` is, to `yaml`, a map whose key is `true "b"`.
 */
export class SwallowedKeys {
  readonly #text: string;
  /** Where a key begins that began as a value, by where `yaml` sees it begin. */
  readonly #found = new Map<number, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** A pair of a map in braces, and those that its value has swallowed. */
  freed(pair: Pair): readonly Pair[] {
    const swallowing = isMap(pair.value) && pair.value.flow !== true ? pair.value.items[0] : undefined;
    const { key } = swallowing ?? {};
    if (!swallowing || !isPlain(key)) return [pair];
    const [start, end] = key.range;
    const at = lastLine(this.#text, start, end);
    if (at === undefined) return [pair];
    const value = scalarAt(start, this.#text.slice(start, at));
    const next = scalarAt(at, this.#text.slice(at, end));
    if (!value || !next) return [pair];
    this.#found.set(start, at);
    return [new Pair<unknown, unknown>(pair.key, value), ...this.freed(new Pair(next, swallowing.value))];
  }

  /** An error with what is missing; nothing if it comes of that, and `undefined` if it is about something else. */
  reworded({ code, message, pos: [start, end] }: YAMLError): readonly ParseError[] | undefined {
    const isPairOfList = code === "MULTILINE_IMPLICIT_KEY" && message.includes("flow sequence pairs");
    const at = this.#found.get(start) ?? (isPairOfList ? lastLine(this.#text, start, end) : undefined);
    if (at === undefined) return undefined;
    return code === "MULTILINE_IMPLICIT_KEY" ? [{ code: "MISSING_CHAR", message: NO_COMMA, pos: [at, at + 1] }] : [];
  }
}

/** May an error come of a key that a value has swallowed? */
export function maySwallow({ code, message }: YAMLError): boolean {
  return code === "BLOCK_IN_FLOW" || (code === "MULTILINE_IMPLICIT_KEY" && message.includes("flow sequence pairs"));
}

/** As `yaml` says it where it knows that the comma is what is missing. */
export const NO_COMMA = "Missing , between flow collection items";

function isPlain(key: unknown): key is Scalar & { readonly range: readonly [number, number, number] } {
  return isScalar(key) && key.type === "PLAIN" && !!key.range && key.anchor === undefined && key.tag === undefined;
}

/** Where the last line's text begins, of several lines. */
function lastLine(text: string, start: number, end: number): number | undefined {
  const lineEnd = text.lastIndexOf("\n", end - 1);
  return lineEnd < start ? undefined : lineEnd + text.slice(lineEnd, end).search(/\S/);
}

function scalarAt(at: number, text: string): Node | undefined {
  const { contents, errors } = compose(text.trimEnd()) ?? {};
  if (!isScalar(contents) || errors?.length !== 0) return undefined;
  const [start, end, behind] = contents.range;
  contents.range = [at + start, at + end, at + behind];
  return contents;
}
