import { type Document, isMap, isNode, isSeq, type Node, Pair, visit, type YAMLError } from "yaml";
import type { ParseError } from "./parse-error.ts";
import { maySwallow, NO_COMMA, SwallowedKeys } from "./swallowed-keys.ts";

/**
 * Reads a text in brackets as if the commas were there that it lacks. `yaml` takes what stands behind such a place for the value of what
 * stands before it, so a key that is being typed would take the next one away.
 *
 * @param parsed - what `yaml` made of the text; nodes between which a comma is missing are parted
 * @returns its errors, without those that come of that
 */
export function partAtMissingCommas({ contents, errors }: Document.Parsed, text: string): readonly ParseError[] {
  const places = new Set(errors.filter(mayLackComma).map(({ pos: [start] }) => start));
  if (places.size === 0 && !errors.some(maySwallow)) return errors;
  const swallowed = new SwallowedKeys(text);
  const lacking: Lacking = { comma: new Set(), behind: new Set(), quote: new Map() };
  const parted = (pair: unknown): readonly Node[] | undefined => {
    if (!isParsed(pair) || !places.has(pair.value.range[0])) return undefined;
    const lacks = opensQuote(pair, text) ? "quote" : isCertain(pair, text) ? "comma" : undefined;
    const { key, value } = pair;
    if (lacks === "quote") lacking.quote.set(value.range[0], key.range[0]);
    if (lacks !== "comma") return undefined;
    lacking.comma.add(value.range[0]);
    lacking.behind.add(key.range[0]);
    return [key, value];
  };
  visit(contents, {
    Seq(_, list) {
      if (list.flow === true)
        list.items = list.items.flatMap((item): readonly unknown[] => parted(pairAlone(item)) ?? [item]);
    },
    Map(_, map) {
      if (map.flow !== true) return;
      map.items = map.items
        .flatMap((pair) => swallowed.freed(pair))
        .flatMap((pair) => parted(pair)?.flatMap(asPairs) ?? [pair]);
    },
  });
  return errors.flatMap((error) => swallowed.reworded(error) ?? reworded(error, lacking, text));
}

/** Of pairs of which the value is none, for want of a sign before or in it. There may be thousands, and as many errors. */
interface Lacking {
  /** Where the values begin that lack a comma before them. */
  readonly comma: Set<number>;
  /** Where the keys of these begin. */
  readonly behind: Set<number>;
  /** Where the values begin that lack a quote -> where their keys do. */
  readonly quote: Map<number, number>;
}

/** What stands in a map: pairs that bring no braces, or else a key. */
function asPairs(part: Node): readonly Pair[] {
  return isMap(part) && part.flow !== true ? part.items : [new Pair<unknown, unknown>(part, null)];
}

/** An error with what is really missing; none, where it comes of that. */
function reworded(
  { code, message, pos }: YAMLError,
  { comma, behind, quote }: Lacking,
  text: string,
): readonly ParseError[] {
  const [start] = pos;
  const open = quote.get(start);
  if (open !== undefined) {
    return [{ code: "MISSING_CHAR", message: `Missing closing ${text.charAt(open)}quote`, pos: [open, open + 1] }];
  }
  if (comma.has(start)) return [{ code: "MISSING_CHAR", message: NO_COMMA, pos: [start, start + 1] }];
  const isEcho = code === "MULTILINE_IMPLICIT_KEY" && behind.has(start);
  return isEcho ? [] : [{ code, message, pos }];
}

interface Placed {
  readonly range: readonly [number, number, number];
}

/** A pair as `yaml` reads one that has both a key and a value. */
type Parsed = Pair & { readonly key: Node & Placed; readonly value: Node & Placed };

function isParsed(pair: unknown): pair is Parsed {
  return pair instanceof Pair && isNode(pair.key) && isNode(pair.value) && !!pair.key.range && !!pair.value.range;
}

function mayLackComma({ code, message }: YAMLError): boolean {
  return code === "BLOCK_IN_FLOW" || message.startsWith("Missing , or :");
}

/** A colon could be what is missing, unless what would be the key is in brackets or stands on another line. */
function isCertain({ key, value }: Parsed, text: string): boolean {
  return isMap(key) || isSeq(key) || text.slice(key.range[1], value.range[0]).includes("\n");
}

/** What is in quotes over several lines, and goes on behind them: the second quote was meant to be a first one. */
function opensQuote({ key, value }: Parsed, text: string): boolean {
  const [start, end] = key.range;
  return end === value.range[0] && /["']/.test(text.charAt(start)) && text.slice(start, end).includes("\n");
}

/** `a: b` as an item of a list in brackets, which is a map without braces. */
function pairAlone(item: unknown): unknown {
  if (!isMap(item)) return undefined;
  const [pair, more] = item.items;
  const isBare = isNode(pair?.key) && pair.key.range?.[0] === item.range?.[0];
  return isBare && more === undefined ? pair : undefined;
}
