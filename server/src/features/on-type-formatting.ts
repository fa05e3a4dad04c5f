import type { TextEdit } from "vscode-languageserver-types";
import type { Block } from "../document/block.ts";
import type { Document, Position } from "../document/document.ts";
import { keyAbove } from "../document/list-keys.ts";
import { CURSOR, type Frame, type Token } from "./place/frame.ts";
import { lineBelow } from "./place/line-below.ts";
import { areDashesAtKeys, columnBelowKey, holdsList } from "./place/list-columns.ts";
import { scanBlock } from "./place/place.ts";

/**
 * After a line break the cursor's empty line is indented as what can stand there. A dash that is typed where only a key can stand begins
 * the next item of the list around. Comments, brackets and texts are left alone.
 *
 * @param typed - a line break or a dash
 */
export function onTypeFormatting(document: Document, { line }: Position, typed: string): TextEdit[] {
  const start = document.offsetAt({ line, character: 0 });
  const end = document.offsetAt({ line, character: Infinity });
  const text = document.slice(start, end);
  const isDash = typed === DASH;
  if (text.trim() !== (isDash ? DASH : "")) return [];
  const spaces = isDash ? text.slice(0, text.indexOf(DASH)) : text;
  const above = lineAbove(document, line);
  const column = above && (isDash ? dashColumn(above, spaces.length) : columnBelow(document, above));
  if (column === undefined || spaces === " ".repeat(column)) return [];
  const range = { start: { line, character: 0 }, end: { line, character: spaces.length } };
  return [{ range, newText: " ".repeat(column) }];
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

/** Where the dashes stand of the list around the map at whose keys' column one was typed. */
function dashColumn({ text, last }: Above, typedAt: number): number | undefined {
  const map = blockStyle(last.frame);
  if (map?.kind !== "map" || map.indent !== typedAt || opens(last, text)) return undefined;
  let around = map.parent;
  while (around?.kind === "map") around = around.parent;
  return around?.indent;
}

function blockStyle(frame: Frame | undefined): Frame | undefined {
  let each = frame;
  while (each?.flow) each = each.parent;
  return each;
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
const DASH = "-";
