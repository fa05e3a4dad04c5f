import type { Block } from "../block.ts";
import { fitted } from "../fitted.ts";
import { aliasAt, anchorAt, anchored } from "./simple-anchors.ts";
import { simpleFlow, simplePart } from "./simple-flow.ts";
import { type Found, plainScalar, plainStart, quoted, UNUSUAL } from "./simple-scalar.ts";
import { type Tree, type TreeEntry, TreeScalar } from "./tree.ts";

/** What a block of common form holds; as much of `ParsedBlock` as can't be empty there. */
export interface SimpleBlock extends Pick<Found, "anchors" | "variables" | "hasAliases"> {
  readonly tree: Tree;
  readonly isSimple: true;
}

/**
 * Reads a block written as nearly all are: maps and lists in block style, each key and each scalar on one line, no escapes,
 * no tags; anchors behind a key or dash. `undefined` for any other, and whenever there is the least doubt: then `yaml` reads it.
 *
 * For what it reads, it gives what `yaml` gives, at a tenth of the cost, which is most of what a keystroke or opening a file costs.
 */
export function readSimple(block: Block): SimpleBlock | undefined {
  const { text } = block;
  if (ODD.test(text)) return undefined;
  const found: Found = { block, anchors: [], variables: [], hasAliases: false };
  try {
    const lines = new Lines(text);
    const tree = nodeAt(lines, found, 0);
    return lines.current ? undefined : read(tree, found);
  } catch (error) {
    if (error === UNUSUAL) return undefined;
    throw error;
  }
}

/**
 * The same for a part of a collection in flow style, as JSON is written: words, quotes without escapes, brackets, comments.
 *
 * @param kind - of the collection
 * @param isIndented - its lines must not begin at column 0, except in the text's own first one
 */
export function readSimplePart(block: Block, kind: "list" | "map", isIndented: boolean): SimpleBlock | undefined {
  const { text } = block;
  if (ODD.test(text) || (isIndented && /\n[^ \r\n]/.test(text))) return undefined;
  const found: Found = { block, anchors: [], variables: [], hasAliases: false };
  try {
    return read(simplePart(text, kind, found), found);
  } catch (error) {
    if (error === UNUSUAL) return undefined;
    throw error;
  }
}

function read(tree: Tree, { anchors, variables, hasAliases }: Found): SimpleBlock {
  return { tree, anchors, variables, hasAliases, isSimple: true };
}

interface Line {
  /** Column of what is still to be read. */
  column: number;
  at: number;
  /** Before spaces and the line end. */
  readonly end: number;
}

/** The lines with more than blanks and a comment, one after the other. */
class Lines {
  readonly text: string;
  current: Line | undefined;
  #next = 0;

  constructor(text: string) {
    this.text = text;
    this.advance();
  }

  advance(): void {
    const { text } = this;
    this.current = undefined;
    for (let start = this.#next; start < text.length; start = this.#next) {
      const lineEnd = text.indexOf("\n", start);
      this.#next = lineEnd < 0 ? text.length : lineEnd + 1;
      let end = lineEnd < 0 ? text.length : lineEnd;
      if (text[end - 1] === "\r") end--;
      while (end > start && text[end - 1] === " ") end--;
      let at = start;
      while (at < end && text[at] === " ") at++;
      if (at === end || text[at] === "#") continue;
      this.current = { column: at - start, at, end };
      return;
    }
  }

  /** Is the next a list's item? */
  atDash(): boolean {
    const { text, current } = this;
    return current !== undefined && text[current.at] === "-" && text[current.at + 1] === " ";
  }

  /** The end of the key that stands next; -1 if none does. */
  get keyEnd(): number {
    KEY.lastIndex = this.current?.at ?? this.text.length;
    return KEY.test(this.text) ? KEY.lastIndex - 1 : -1;
  }
}

function nodeAt(lines: Lines, found: Found, depth: number): Tree {
  if (depth > DEEPEST || lines.current === undefined) throw UNUSUAL;
  return lines.atDash() ? listAt(lines, found, depth) : mapAt(lines, found, depth);
}

function listAt(lines: Lines, found: Found, depth: number): Tree {
  const { column, at: start } = lines.current ?? { column: 0, at: 0 };
  const items: Tree[] = [];
  for (let line = lines.current; line?.column === column && lines.atDash(); line = lines.current) {
    const dash = line.at;
    do line.at++;
    while (lines.text[line.at] === " ");
    line.column += line.at - dash;
    items.push(itemAt(line, lines, found, depth, column));
  }
  expectOutside(lines, column);
  return {
    kind: "list",
    items: fitted(items),
    flow: false,
    block: found.block,
    start,
    end: items.at(-1)?.end ?? start,
  };
}

function mapAt(lines: Lines, found: Found, depth: number): Tree {
  const { text } = lines;
  const { column, at: start } = lines.current ?? { column: 0, at: 0 };
  const entries: TreeEntry[] = [];
  const names = new Set<string>();
  for (let line = lines.current; line?.column === column && lines.keyEnd >= 0; line = lines.current) {
    const key = plainScalar(text, line.at, lines.keyEnd, found);
    const merge = key.source === "<<";
    if (names.has(key.source)) throw UNUSUAL;
    names.add(key.source);
    const value = valueOf(key, line, lines, found, depth);
    entries.push({ key: merge ? new TreeScalar(key, null, key.source, "plain") : key, value, merge });
  }
  const last = entries.at(-1);
  if (last === undefined) throw UNUSUAL;
  expectOutside(lines, column);
  const end = Math.max(last.key.end, last.value.end);
  return { kind: "map", entries: fitted(entries), flow: false, block: found.block, start, end };
}

/** @param column - the dash's */
function itemAt(line: Line, lines: Lines, found: Found, depth: number, column: number): Tree {
  if (lines.atDash() || lines.keyEnd >= 0) return nodeAt(lines, found, depth + 1);
  const anchor = anchorAt(lines.text, line.at);
  if (anchor === undefined) return inline(lines, line.at, found, column);
  const item = hereOrBelow(anchor.end, line.end, column, lines, found, depth);
  if (item === undefined) throw UNUSUAL;
  return anchored(item, anchor, found);
}

/** What stands behind a key, or below it; a list may stand at the key's own column. */
function valueOf(key: TreeScalar, { column, end }: Line, lines: Lines, found: Found, depth: number): Tree {
  const { text } = lines;
  let at = key.end + 1;
  while (at < end && text[at] === " ") at++;
  const anchor = anchorAt(text, at);
  let value = hereOrBelow(anchor?.end ?? at, end, column, lines, found, depth);
  if (!value && lines.current?.column === column && lines.atDash()) value = listAt(lines, found, depth + 1);
  if (value) return anchored(value, anchor, found);
  if (anchor) throw UNUSUAL;
  return new TreeScalar(key, null, "", "plain");
}

/** What stands on the rest of a line, or else below it and further right than `column`. */
function hereOrBelow(
  at: number,
  end: number,
  column: number,
  lines: Lines,
  found: Found,
  depth: number,
): Tree | undefined {
  if (at < end && lines.text[at] !== "#") return inline(lines, at, found, column);
  lines.advance();
  return (lines.current?.column ?? -1) > column ? nodeAt(lines, found, depth + 1) : undefined;
}

/** A value that takes the rest of its line. */
function inline(lines: Lines, at: number, found: Found, column: number): Tree {
  const { text } = lines;
  const end = lines.current?.end ?? at;
  const tree = inlineTree(text, at, end, found);
  if (!isRest(text, tree.end, end)) throw UNUSUAL;
  lines.advance();
  expectOutside(lines, column);
  return tree;
}

function inlineTree(text: string, at: number, end: number, found: Found): Tree {
  const first = text[at] ?? "";
  if (first === "[" || first === "{") return simpleFlow(text, at, end, found);
  if (first === '"' || first === "'") return quoted(text, at, end, found);
  const alias = aliasAt(text, at, found);
  if (alias) return alias;
  if (!plainStart(first)) throw UNUSUAL;
  // In this line alone: from here to the block's end, it would be looked for anew at each line.
  const comment = text.slice(at, end).indexOf(" #");
  let last = comment >= 0 ? at + comment : end;
  while (text[last - 1] === " ") last--;
  return plainScalar(text, at, last, found);
}

/** Nothing but spaces and a comment. */
function isRest(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && text[at] === " ") at++;
  return at >= end || (at > from && text[at] === "#");
}

/** What goes on further right belongs to something that isn't simple. */
function expectOutside({ current }: Lines, column: number): void {
  if (current && current.column > column) throw UNUSUAL;
}

/** Tabs, lone carriage returns, and what no keyboard types. */
const ODD = /[\t\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ue0f0\ue0f1]|\r(?!\n)/;
const KEY = /(?:[A-Za-z_][\w-]*|<<):(?=[ \r\n]|$)/y;
/** Deeper than any file of the format. */
const DEEPEST = 50;
