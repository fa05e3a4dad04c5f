import { Position, type SemanticTokens } from "vscode-languageserver-types";
import { Document } from "../../document/document.ts";
import { applyRun, runsOf } from "../files/apply-change.ts";
import { type ColumnTable, columnsOfLine } from "./column-table.ts";
import { LongList } from "./long-list.ts";
import type { ContentChange } from "./params.ts";

/**
 * Recounts positions for a client that counts bytes of UTF-8 (LSP 3.17, "PositionEncodingKind"); all else counts UTF-16 units.
 * A position is one of the file that is named nearest around it; where that text isn't known, it stays as it is.
 */
export interface PositionEncoding {
  /** Parameters as they were read, with the positions in UTF-16 units. */
  readonly received: <P>(params: P) => P;
  /**
   * What goes to the client, as the texts are now.
   *
   * @param own - file of the positions for which the value names none, or its text
   */
  readonly sent: <A>(value: A, own?: string | { readonly text: string }) => A;
}

/** Nothing is to be recounted, and nothing is looked at. */
export const UTF_16: PositionEncoding = { received: (params) => params, sent: (value) => value };

/** A handler that knows UTF-16 units alone, for a client that may count otherwise. */
export function recounting<P, M extends readonly unknown[], A>(
  handle: (params: P, ...more: M) => A,
  { received, sent }: PositionEncoding,
): (params: P, ...more: M) => A {
  return (params, ...more) => sent(handle(received(params), ...more), uriOf(params));
}

/** @param textOf - the text as the client knows it after all that it has sent so far */
export function utf8(textOf: (uri: string) => Document | undefined): PositionEncoding {
  return {
    received(params) {
      const uri = uriOf(params);
      const document = uri === undefined ? undefined : textOf(uri);
      if (document === undefined) return params;
      if (isEdit(params)) return { ...params, changes: recountedChanges(params.changes, document) };
      return recounted(params, undefined, rulers(textOf, "toUnits"));
    },
    sent(value, file) {
      const rulerOf = rulers(textOf, "toBytes");
      const own = typeof file === "object" ? ruler(Document.of(file.text), "toBytes") : rulerOf(file ?? "");
      return own && isTokens(value)
        ? { ...value, data: recountedTokens(value.data, own) }
        : recounted(value, own, rulerOf);
    },
  };
}

type Ruler = (position: Position) => Position;

function rulers(
  textOf: (uri: string) => Document | undefined,
  to: keyof ColumnTable,
): (uri: string) => Ruler | undefined {
  const known = new Map<string, Ruler | undefined>();
  return (uri) => {
    if (!known.has(uri)) {
      const document = textOf(uri);
      known.set(uri, document && ruler(document, to));
    }
    return known.get(uri);
  };
}

/** Positions come line by line, mostly, so that one line's table is kept. */
function ruler(document: Document, to: keyof ColumnTable): Ruler {
  let last: { readonly line: number; readonly columns: ColumnTable } | undefined;
  return ({ line, character }) => {
    if (last?.line !== line) last = { line, columns: columnsOfLine(document, line) };
    return { line, character: last.columns[to](character) };
  };
}

/** The value with every position in it recounted: LSP's types have nothing else with both a line and a character. */
function recounted<V>(value: V, own: Ruler | undefined, rulerOf: (uri: string) => Ruler | undefined): V;
function recounted(value: unknown, own: Ruler | undefined, rulerOf: (uri: string) => Ruler | undefined): unknown {
  if (value instanceof LongList) return recounted<unknown>(value.toJSON(), own, rulerOf);
  if (Array.isArray(value)) return value.map((each: unknown) => recounted(each, own, rulerOf));
  if (!isPlain(value)) return value;
  if (Position.is(value)) return own ? own(value) : value;
  const uri = uriOf(value) ?? uriOf(value["textDocument"]);
  const near = uri === undefined ? own : rulerOf(uri);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "changes" && isPlain(inner) ? byFile(inner, rulerOf) : recounted(inner, near, rulerOf),
    ]),
  );
}

/** `WorkspaceEdit.changes`: the URI of each file -> its edits. */
function byFile(edits: Record<string, unknown>, rulerOf: (uri: string) => Ruler | undefined): unknown {
  return Object.fromEntries(
    Object.entries(edits).map(([uri, inner]) => [uri, recounted(inner, rulerOf(uri), rulerOf)]),
  );
}

/** Each run of changes counts in the text that those before it have left. */
function recountedChanges(changes: readonly ContentChange[], before: Document): readonly ContentChange[] {
  const known: ContentChange[] = [];
  let document = before;
  for (const run of runsOf(changes)) {
    const recount = ruler(document, "toUnits");
    const now = run.map(({ range, text }) => ({ range: recounted(range, recount, () => undefined), text }));
    known.push(...now);
    if (known.length < changes.length) document = applyRun(document, now);
  }
  return known;
}

/** Five numbers for each token (LSP 3.17, "Semantic Tokens"): its line and character count from the one before. */
function recountedTokens(data: readonly number[], recount: Ruler): number[] {
  const sent: number[] = [];
  let [line, character, lastSent] = [0, 0, 0];
  for (let at = 0; at + 4 < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    if (lines > 0) [character, lastSent] = [0, 0];
    line += lines;
    character += characters;
    const start = recount({ line, character }).character;
    const end = recount({ line, character: character + length }).character;
    sent.push(lines, start - lastSent, end - start, type, modifiers);
    lastSent = start;
  }
  return sent;
}

function isEdit(params: unknown): params is { readonly changes: readonly ContentChange[] } {
  return isPlain(params) && Array.isArray(params["changes"]);
}

/** No other answer is an object with a list of data. */
function isTokens(value: unknown): value is SemanticTokens {
  return isPlain(value) && Array.isArray(value["data"]);
}

function uriOf(value: unknown): string | undefined {
  return isPlain(value) && typeof value["uri"] === "string" ? value["uri"] : undefined;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
