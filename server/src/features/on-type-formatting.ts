import type { TextEdit } from "vscode-languageserver-types";
import type { Block } from "../document/block.ts";
import type { Document, Position } from "../document/document.ts";
import { keyAbove } from "../document/list-keys.ts";
import { hasContent } from "../document/parse/indent.ts";
import { CURSOR, type Frame, type Token } from "./place/frame.ts";
import { lineBelow } from "./place/line-below.ts";
import { areDashesAtKeys, columnBelowKey, holdsList } from "./place/list-columns.ts";
import { scanBlock } from "./place/place.ts";

/**
 * After a line break the cursor's empty line is indented as what can stand there. A dash that is typed where only a key can stand begins
 * the next item of the list around: at once, or as soon as the key behind it is typed, since an editor lets the edit go if one types on
 * meanwhile. Comments, brackets and texts are left alone.
 *
 * @param typed - a line break, or one of `TYPED_ITEM` (`announced.ts`)
 */
export function onTypeFormatting(document: Document, { line }: Position, typed: string): TextEdit[] {
  const text = textOf(document, line);
  const isItem = typed !== LINE_BREAK;
  if (!(isItem ? ITEM_BEGUN : NOTHING).test(text)) return [];
  const spaces = isItem ? text.slice(0, text.indexOf("-")) : text;
  const above = lineAbove(document, isItem ? belowText(document, line) : line);
  const column = above && (isItem ? dashColumn(above, spaces.length) : columnBelow(document, above));
  if (column === undefined || spaces === " ".repeat(column)) return [];
  const range = { start: { line, character: 0 }, end: { line, character: spaces.length } };
  return [{ range, newText: " ".repeat(column) }];
}

function textOf(document: Document, line: number): string {
  return document.slice(document.offsetAt({ line, character: 0 }), document.offsetAt({ line, character: Infinity }));
}

/** The line as it would stand without the empty lines and comments above it. */
function belowText(document: Document, line: number): number {
  let at = line;
  while (at > 0 && line - at < FAR && !hasContent(textOf(document, at - 1))) at--;
  return at;
}

/** What a new line stands below. */
interface Above {
  readonly block: Block;
  /** Where the line above ends in it. */
  readonly end: number;
  readonly text: string;
  /** The first and the last word of that line. */
  readonly first: Token;
  readonly last: Token;
}

/** `undefined` where it has no word, or a text or a bracket goes on below it. */
function lineAbove(document: Document, line: number): Above | undefined {
  const from = line < 1 ? undefined : document.blockAt(document.offsetAt({ line: line - 1, character: 0 }));
  if (from === undefined || from.block.isIgnored) return undefined;
  const { block, offset } = from;
  const end = document.offsetAt({ line: line - 1, character: Infinity }) - document.offsetOf(block);
  const text = block.text.slice(0, end);
  const tokens = scanBlock(`${text}\n${CURSOR}`, block, keyAbove(block, document.chunks));
  if (tokens.at(-1)?.text !== CURSOR || inBrackets(text, block)) return undefined;
  const words = tokens.filter((token) => token.start >= offset && token.end <= end);
  const [first, last] = [words[0], words.at(-1)];
  return first && last && { block, end, text, first, last };
}

/** Where the next key or dash stands, below a key where others stand there already, a dash else as in the file's other lists. */
function columnBelow(document: Document, { block, end, text, first, last }: Above): number | undefined {
  const isKey = opens(last, text);
  const column = (isKey ? last : first).frame?.indent ?? -1;
  if (column < 0) return undefined;
  const isAtKey = (): boolean => holdsList(last) && areDashesAtKeys(document, block, end);
  return isKey ? columnBelowKey(column, lineBelow(document, block, end), isAtKey) : column;
}

/** Where the dashes stand of the list around the map at whose keys' column one was typed; of the one in it, at the left edge. */
function dashColumn({ text, last }: Above, typedAt: number): number | undefined {
  let around = last.frame;
  let inside: Frame | undefined;
  while (around && (around.flow || around.indent > typedAt)) [inside, around] = [around, around.parent];
  if (around?.kind !== "map" || around.indent !== typedAt || (around === last.frame && opens(last, text)))
    return undefined;
  while (around?.kind === "map") around = around.parent;
  return around?.indent ?? (inside?.kind === "list" ? inside.indent : undefined);
}

/**
 * Does a text end in brackets? Only a line that is indented more than what is around them goes on in them, and only behind a comma
 * is it not a part of the item above it.
 */
function inBrackets(text: string, block: Block): boolean {
  const below = scanBlock(`${text}\n${" ".repeat(text.length)},${CURSOR}`, block).at(-1);
  return below?.text === CURSOR && below.frame?.flow === true;
}

/** A key whose value stands below. */
function opens({ role, colon, end }: Token, text: string): boolean {
  return role === "key" && colon && NOTHING_BEHIND.test(text.slice(end));
}

/** Behind a key: at most an anchor or tag, the sign of a block scalar, and a comment. */
const NOTHING_BEHIND = /^\s*:(?:\s+[&!]\S*)*(?:\s+[|>][-+0-9]*)?\s*(?:\s#.*)?$/;
const LINE_BREAK = "\n";
const NOTHING = /^\s*$/;
const ITEM_BEGUN = /^\s*-(?: [\w"'-]*:?)?\s*$/;
/** In lines. */
const FAR = 20;
