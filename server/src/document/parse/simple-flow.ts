import { type Found, plainScalar, quoted, UNUSUAL } from "./simple-scalar.ts";
import type { Tree, TreeEntry } from "./tree.ts";

/** A list or map in brackets, on one line, of words without any sign that could mean more (see `readSimple`). */
export function simpleFlow(text: string, start: number, lineEnd: number, found: Found): Tree {
  const reader: Reader = { text, at: start, lineEnd, found, depth: 0 };
  return collection(reader);
}

interface Reader {
  readonly text: string;
  at: number;
  readonly lineEnd: number;
  readonly found: Found;
  depth: number;
}

function collection(reader: Reader): Tree {
  const { text, at: start } = reader;
  const isList = text[start] === "[";
  const close = isList ? "]" : "}";
  if (++reader.depth > DEEPEST) throw UNUSUAL;
  reader.at++;
  const items: Tree[] = [];
  const entries: TreeEntry[] = [];
  skipSpaces(reader);
  while (text[reader.at] !== close) {
    if (isList) items.push(node(reader));
    else entries.push(entry(reader, entries));
    skipSpaces(reader);
    if (text[reader.at] === close) break;
    if (text[reader.at] !== "," || reader.at >= reader.lineEnd) throw UNUSUAL;
    reader.at++;
    skipSpaces(reader);
    if (text[reader.at] === close) throw UNUSUAL;
  }
  reader.depth--;
  const span = { flow: true, start, end: ++reader.at };
  return isList ? { kind: "list", items, ...span } : { kind: "map", entries, ...span };
}

function entry(reader: Reader, before: readonly TreeEntry[]): TreeEntry {
  const { text, found } = reader;
  KEY.lastIndex = reader.at;
  if (!KEY.test(text)) throw UNUSUAL;
  const key = plainScalar(text, reader.at, KEY.lastIndex - 1, found);
  if (before.some((each) => each.key.source === key.source)) throw UNUSUAL;
  reader.at = KEY.lastIndex;
  skipSpaces(reader);
  return { key, value: node(reader), merge: false };
}

function node(reader: Reader): Tree {
  const { text, lineEnd, found } = reader;
  const first = text[reader.at];
  if (first === "[" || first === "{") return collection(reader);
  if (first === '"' || first === "'") {
    const scalar = quoted(text, reader.at, lineEnd, found);
    reader.at = scalar.end;
    return scalar;
  }
  PLAIN.lastIndex = reader.at;
  if (!PLAIN.test(text)) throw UNUSUAL;
  const scalar = plainScalar(text, reader.at, PLAIN.lastIndex, found);
  reader.at = scalar.end;
  return scalar;
}

function skipSpaces(reader: Reader): void {
  while (reader.text[reader.at] === " ") reader.at++;
}

const KEY = /[A-Za-z_][\w-]*:(?= )/y;
/** Words of letters, digits and a few harmless signs; what follows must be a comma or a bracket, which the reader checks. */
const PLAIN = /[A-Za-z0-9_/](?:[\w/.@+-]| +[\w/.+]|:[\w/])*/y;
const DEEPEST = 20;
