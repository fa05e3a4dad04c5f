import type { Block } from "../../document/block.ts";
import type { Document } from "../../document/document.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { lineStart } from "../../document/edit/edits.ts";
import { isFlow } from "../../document/cut/cut-state.ts";
import { keyAbove } from "../../document/list-keys.ts";
import { sameItems } from "../../document/same-items.ts";
import type { FieldPath } from "../../schema/facts.ts";
import { CURSOR, type Frame, pathTo, type Token } from "./frame.ts";
import { firstNumberIn } from "./numbered.ts";
import { scanText } from "./scan.ts";

/**
 * Where in the file's structure a word stands. This is the folder's first file: `scan.ts` finds the words, also in text
 * that no parser takes.
 */
export interface Place {
  readonly role: Token["role"];
  /** Keys and indices from the file's root: to the map that a key stands in, else to the scalar itself. */
  readonly path: FieldPath;
  /** The word without quotes, as it stands in the file. */
  readonly text: string;
  /** The word's place without quotes: offsets in the document, on one line. */
  readonly start: number;
  readonly end: number;
  readonly token: Token;
  readonly block: Block | undefined;
  /** Every word of the block, this one included. */
  readonly words: readonly Word[];
  /** The word stands beside its column: spaces that belong in the place of those before it, at which the place then begins. */
  readonly indent?: string;
  /** A merge key puts what stands here among the keys of the map at `path`. */
  readonly merged?: boolean;
}

interface Word {
  readonly text: string;
  readonly path: FieldPath;
  readonly token: Token;
}

/** The word at an offset of the document, if there is one. */
export function placeAt(file: AuthApisFile, offset: number): Place | undefined {
  const found = file.document.blockAt(offset);
  if (found === undefined || found.block.isIgnored) return undefined;
  const words = wordsOf(found.block.text, found.block, file);
  const word = words.find(({ token }) => token.start <= found.offset && found.offset <= token.end);
  return word && place(word, words, found.block, offset - found.offset, 0);
}

/** Where a word stands with its quotes: whoever points at one of them points at the word, too. Offsets in the document. */
export function withQuotes({ start, end, token }: Place): { readonly start: number; readonly end: number } {
  const { open, close } = quotesOf(token);
  return { start: start - open, end: end + close };
}

/** The word that is being typed at an offset, which may be empty; none in comments, block scalars and behind values. */
export function placeToComplete(file: AuthApisFile, offset: number): Place | undefined {
  const { block, text, offset: at } = blockToType(file.document, offset);
  if (block?.isIgnored) return undefined;
  const words = wordsOf(text.slice(0, at) + CURSOR + text.slice(at), block, file);
  const word = words.find(({ token }) => token.start <= at && at < token.end);
  if (word === undefined) return undefined;
  const whole = place(word, words, block, offset - at, CURSOR.length);
  const [before, behind] = [whole.text.slice(0, offset - whole.start), whole.text.slice(offset - whole.start)];
  if (/[\r\n]/.test(whole.text) || /\s$/.test(before)) return undefined;
  // An item is no word, nor is what brackets hold.
  if (before === "" && whole.token.style === "plain" && /^(?:-\s|[[{])/.test(behind)) return undefined;
  const isQuoted = whole.token.style !== "plain" && (whole.token.closed || behind.trim() === "");
  if (!/^\s/.test(behind) || isQuoted) return whole;
  // What stands apart behind the cursor is the next word, not the rest of this one, unless that is in quotes up to there.
  if (before === "" || whole.role === "value") return before === "" ? undefined : whole;
  // In block style nothing begins between a line's indentation and its key or dash.
  if (whole.token.frame?.flow !== true && (whole.token.colon || /^\s+-\s/.test(behind))) return undefined;
  return { ...whole, text: before, end: offset, token: { ...whole.token, end: at + CURSOR.length, colon: false } };
}

/**
 * The block in which something is typed, up to there at least. In brackets one may end right behind a word, or before the bracket
 * that closes it: whoever stands there goes on with it.
 */
function blockToType(document: Document, offset: number): { block: Block | undefined; text: string; offset: number } {
  const { block, offset: at } = document.blockAt(offset) ?? { block: undefined, offset: 0 };
  const text = block?.text ?? "";
  const before = block && isFlow(block.before) ? document.blockNumbered(document.numberOf(block) - 1) : undefined;
  const blanks = text.slice(0, at);
  const goesOn = CLOSING.test(text) ? blanks.trim() === "" : at === 0 && WORD_END.test(before?.text.slice(-1) ?? "");
  if (before === undefined || !goesOn) return { block, text, offset: at };
  return { block: before, text: before.text + blanks, offset: before.text.length + at };
}

const CLOSING = /^\s*[\]}]/;
const WORD_END = /[^\s,[{]/;

/**
 * The key or item that is being typed on a line which is indented by one space more or less than any that could stand there. The
 * place begins with its line.
 */
export function placeBesideColumn(file: AuthApisFile, offset: number): Place | undefined {
  const { block, offset: at } = file.document.blockAt(offset) ?? { block: undefined, offset: 0 };
  if (block === undefined || block.isIgnored) return undefined;
  const start = lineStart(block.text, at);
  const [, spaces = "", typed = ""] = /^( +)([\w-]*)$/.exec(block.text.slice(start, at)) ?? [];
  if (spaces === "" || typed.startsWith("-")) return undefined;
  for (const indent of [`${spaces} `, spaces.slice(1)]) {
    const text = `${block.text.slice(0, start)}${indent}${typed}${CURSOR}${block.text.slice(at)}`;
    const words = wordsOf(text, block, file);
    const cursor = start + indent.length + typed.length;
    const word = words.find(({ token }) => token.start <= cursor && cursor < token.end);
    if (word?.token.role !== "key" && word?.token.role !== "item") continue;
    const moved = place(word, words, block, offset - cursor, CURSOR.length);
    if (moved.text === typed) return { ...moved, indent, start: offset - (at - start) };
  }
  return undefined;
}

/** The keys of the same map, or the scalars of the same list, the word itself left out; behind a dash, the keys of its item further down. */
export function neighbours(place: Place, file: AuthApisFile): ReadonlySet<string> {
  const { token, path, role } = place;
  const below = place.words.filter(
    (word) => role === "node" && word.token.role === "key" && sameItems(word.path, path),
  );
  if (below.length > 0) return new Set(below.map(({ text }) => text));
  if (role !== "key" && token.frame?.kind !== "list" && path.length > 0) return new Set();
  const others = place.words.filter(
    (word) =>
      word.token.start !== token.start &&
      word.token.frame === token.frame &&
      (word.token.role === "key") === (role === "key"),
  );
  const texts = others.map(({ text }) => text);
  const roots = path.length === 0 ? file.keys.map(({ key }) => key).filter((key) => key !== place.text) : [];
  return new Set([...texts, ...roots]);
}

/**
 * The words of a text that stands in the place of a block's.
 *
 * @param key - the one above the block, if it is an item
 */
export function scanBlock(text: string, block: Block | undefined, key = "apis"): readonly Token[] {
  return scanText(text, block && frameAround(block, key));
}

function frameAround({ kind, before }: Block, key: string): Frame | undefined {
  if (!isFlow(before)) return kind === "item" ? { ...TOP, current: key } : undefined;
  const brackets = { ...TOP, flow: true, indent: -1, filled: false };
  if (before === "whole{" || before === "whole}") return brackets;
  const parent = { ...(before.startsWith("root") ? TOP : brackets), current: key, filled: true };
  return { ...parent, kind: "list", flow: true, parent, depth: 1, step: key, current: 0, filled: false };
}

function wordsOf(text: string, block: Block | undefined, file: AuthApisFile): readonly Word[] {
  const item = block?.kind === "item";
  const key = item ? keyAbove(block, file.document.chunks) : undefined;
  const first = block ? firstNumberIn(block, file) : 0;
  return scanBlock(text, block, key).map((token) => {
    const map = pathTo(token.frame);
    const path = token.role === "key" || token.step === undefined ? map : [...map, token.step];
    if (item && path.length > 1) path[1] = first;
    else if (path[0] === "apis" && typeof path[1] === "number") path[1] += first;
    return { text: token.text, path, token };
  });
}

function place(word: Word, words: readonly Word[], block: Block | undefined, origin: number, extra: number): Place {
  const { token, path } = word;
  const { open, close } = quotesOf(token);
  const [start, end] = [origin + token.start + open, origin + token.end - close - extra];
  return { role: token.role, path, text: token.text.replace(CURSOR, ""), start, end, token, block, words };
}

/** How many quotes stand before and behind a word's text. */
function quotesOf({ style, closed }: Token): { open: number; close: number } {
  return style === "plain" ? { open: 0, close: 0 } : { open: 1, close: closed ? 1 : 0 };
}

/** The map at the top of the file. */
const TOP: Frame = {
  kind: "map",
  flow: false,
  indent: 0,
  parent: undefined,
  depth: 0,
  step: "",
  current: undefined,
  filled: true,
};
