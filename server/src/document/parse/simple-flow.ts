import { fitted } from "../fitted.ts";
import type { Primitive } from "../read/value.ts";
import { aliasAt, anchorAt, anchored } from "./simple-anchors.ts";
import { type Found, plainScalar, quoted, UNUSUAL } from "./simple-scalar.ts";
import { type Tree, type TreeEntry, TreeScalar } from "./tree.ts";

/** A list or map in brackets, on one line, of words without any sign that could mean more (see `readSimple`). */
export function simpleFlow(text: string, start: number, lineEnd: number, found: Found): Tree {
  return collection({ text, at: start, end: lineEnd, found, depth: 0, blank: SPACES });
}

/**
 * What a part of a collection holds, which may take several lines: an item of a list, or an entry of a map, with its comma. Only
 * blanks and comments may stand around it.
 */
export function simplePart(text: string, kind: "list" | "map", found: Found): Tree {
  const reader: Reader = { text, at: 0, end: text.length, found, depth: 0, blank: LINES };
  skip(reader);
  const inside = kind === "list" ? { kind, items: [node(reader)] } : { kind, entries: [entry(reader, [])] };
  const start = inside.kind === "list" ? inside.items[0]?.start : inside.entries[0]?.key.start;
  const end = reader.at;
  skip(reader);
  if (text[reader.at] === ",") reader.at++;
  skip(reader);
  if (reader.at < text.length) throw UNUSUAL;
  return { ...inside, flow: true, block: found.block, start: start ?? 0, end };
}

interface Reader {
  readonly text: string;
  at: number;
  readonly end: number;
  readonly found: Found;
  depth: number;
  /** What may stand between words. */
  readonly blank: RegExp;
}

function collection(reader: Reader): Tree {
  const { text, at: start, found } = reader;
  const isList = text[start] === "[";
  const close = isList ? "]" : "}";
  if (++reader.depth > DEEPEST) throw UNUSUAL;
  reader.at++;
  const items: Tree[] = [];
  const entries: TreeEntry[] = [];
  let names: Set<Primitive> | undefined;
  skip(reader);
  while (text[reader.at] !== close) {
    if (isList) items.push(node(reader));
    else {
      const next = entry(reader, entries, names);
      entries.push(next);
      if (entries.length === FEW) names = new Set(entries.map(({ key }) => key.value));
      else names?.add(next.key.value);
    }
    skip(reader);
    if (text[reader.at] === close) break;
    if (text[reader.at] !== "," || reader.at >= reader.end) throw UNUSUAL;
    reader.at++;
    skip(reader);
    if (text[reader.at] === close) throw UNUSUAL;
  }
  reader.depth--;
  const end = ++reader.at;
  const { block } = found;
  return isList
    ? { kind: "list", items: fitted(items), flow: true, block, start, end }
    : { kind: "map", entries: fitted(entries), flow: true, block, start, end };
}

/**
 * @param before - those that stand before it in the map
 * @param names - their keys, where they are more than a few
 */
function entry(reader: Reader, before: readonly TreeEntry[], names?: ReadonlySet<Primitive>): TreeEntry {
  const key = keyAt(reader);
  if (names?.has(key.value) ?? before.some((each) => each.key.value === key.value)) throw UNUSUAL;
  skip(reader);
  const merge = key.source === "<<" && key.style === "plain";
  return { key: merge ? new TreeScalar(key, null, key.source, "plain") : key, value: node(reader), merge };
}

function keyAt(reader: Reader): TreeScalar {
  const { text, found } = reader;
  const start = reader.at;
  const first = text[start];
  if (first === '"' || first === "'") {
    const key = quoted(text, start, lineEnd(reader), found);
    if (text[key.end] !== ":") throw UNUSUAL;
    reader.at = key.end + 1;
    return key;
  }
  KEY.lastIndex = start;
  if (!KEY.test(text)) throw UNUSUAL;
  reader.at = KEY.lastIndex;
  return plainScalar(text, start, KEY.lastIndex - 1, found);
}

function node(reader: Reader): Tree {
  const { text, found } = reader;
  const anchor = anchorAt(text, reader.at);
  if (anchor) {
    reader.at = anchor.end;
    skip(reader);
  }
  return anchored(bareNode(reader), anchor, found);
}

function bareNode(reader: Reader): Tree {
  const { text, found } = reader;
  const first = text[reader.at];
  if (first === "[" || first === "{") return collection(reader);
  if (first === '"' || first === "'") {
    const scalar = quoted(text, reader.at, lineEnd(reader), found);
    reader.at = scalar.end;
    return scalar;
  }
  const alias = aliasAt(text, reader.at, found);
  if (alias) {
    reader.at = alias.end;
    return alias;
  }
  PLAIN.lastIndex = reader.at;
  if (!PLAIN.test(text)) throw UNUSUAL;
  const scalar = plainScalar(text, reader.at, PLAIN.lastIndex, found);
  reader.at = scalar.end;
  return scalar;
}

function lineEnd({ text, at, end, blank }: Reader): number {
  const next = blank === LINES ? text.indexOf("\n", at) : end;
  return next < 0 ? end : next;
}

function skip(reader: Reader): void {
  reader.blank.lastIndex = reader.at;
  if (reader.blank.test(reader.text)) reader.at = reader.blank.lastIndex;
}

const SPACES = / */y;
/** What goes on for longer is unusual, and would take stack with each sign. */
const LINES = /(?:[ \r\n]|(?<=[ \n])#[^\n]*(?=\n)){0,10000}/y;
const KEY = /(?:[A-Za-z_][\w-]*|<<):(?=[ \r\n])/y;
/** Words of letters, digits and a few harmless signs; what follows must be a comma or a bracket, which the reader checks. */
const PLAIN = /[A-Za-z0-9_/](?:[\w/.@+-]| +[\w/.+]|:[\w/]){0,10000}/y;
const DEEPEST = 20;
/** To look through so many keys costs less than a set of them in each of thousands of maps. */
const FEW = 16;
