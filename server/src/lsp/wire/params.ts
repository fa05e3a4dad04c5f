import {
  type CodeActionContext,
  CodeActionContext as Context,
  type CompletionItem,
  Position,
  Range,
} from "vscode-languageserver-types";
import type { FoldersChange } from "../files/folders.ts";

/**
 * Readers of what a client sends, of which nothing can be taken for granted. `undefined`: it has not the form that the protocol
 * gives it.
 */
type Read<P> = (params: unknown) => P | undefined;

/** A change of a document (LSP, "TextDocumentContentChangeEvent"); without a range the text is all of it. */
export interface ContentChange {
  readonly range: Range | undefined;
  readonly text: string;
}

export const readDocument: Read<{ uri: string }> = (params) => {
  const uri = field(field(params, "textDocument"), "uri");
  return typeof uri === "string" ? { uri } : undefined;
};

export const readQuery: Read<{ query: string }> = (params) => {
  const query = field(params, "query");
  return typeof query === "string" ? { query } : undefined;
};

export const readPosition: Read<{ uri: string; position: Position }> = (params) => {
  const document = readDocument(params);
  const position = field(params, "position");
  return document && Position.is(position) ? { ...document, position } : undefined;
};

/** With the character that was typed last. */
export const readTyped: Read<{ uri: string; position: Position; typed: string }> = (params) => {
  const known = readPosition(params);
  const typed = field(params, "ch");
  return known && typeof typed === "string" ? { ...known, typed } : undefined;
};

/** With whether it was a character that brought the question, none of a word (LSP, "CompletionTriggerKind"). */
export const readCompletion: Read<{ uri: string; position: Position; triggered: boolean }> = (params) => {
  const known = readPosition(params);
  return known && { ...known, triggered: field(field(params, "context"), "triggerKind") === TRIGGER_CHARACTER };
};

const TRIGGER_CHARACTER = 2;

export const readPositions: Read<{ uri: string; positions: readonly Position[] }> = (params) => {
  const document = readDocument(params);
  const positions = field(params, "positions");
  if (!document || !Array.isArray(positions)) return undefined;
  return positions.every((each) => Position.is(each)) ? { ...document, positions } : undefined;
};

export const readRange: Read<{ uri: string; range: Range }> = (params) => {
  const document = readDocument(params);
  const range = field(params, "range");
  return document && Range.is(range) ? { ...document, range } : undefined;
};

export const readReferences: Read<{ uri: string; position: Position; declarations: boolean }> = (params) => {
  const known = readPosition(params);
  return known && { ...known, declarations: field(field(params, "context"), "includeDeclaration") === true };
};

export const readRename: Read<{ uri: string; position: Position; newName: string }> = (params) => {
  const known = readPosition(params);
  const newName = field(params, "newName");
  return known && typeof newName === "string" ? { ...known, newName } : undefined;
};

export interface PullParams {
  readonly uri: string;
  readonly previousResultId: string | undefined;
}

export const readPull: Read<PullParams> = (params) => {
  const document = readDocument(params);
  const previous = field(params, "previousResultId");
  return document && { ...document, previousResultId: typeof previous === "string" ? previous : undefined };
};

/** The results that the client holds, by URI. */
export const readWorkspacePull: Read<ReadonlyMap<string, string>> = (params) => {
  const ids = field(params, "previousResultIds");
  if (!Array.isArray(ids)) return undefined;
  const known = ids.map((each) => [field(each, "uri"), field(each, "value")] as const);
  return new Map(
    known.flatMap(([uri, value]) => (typeof uri === "string" && typeof value === "string" ? [[uri, value]] : [])),
  );
};

export interface CodeActionParams {
  readonly uri: string;
  readonly range: Range;
  readonly context: CodeActionContext;
}

export const readCodeAction: Read<CodeActionParams> = (params) => {
  const document = readDocument(params);
  const [range, context] = [field(params, "range"), field(params, "context")];
  return document && Range.is(range) && Context.is(context) ? { ...document, range, context } : undefined;
};

export const readItem: Read<CompletionItem> = (params) => {
  const label = field(params, "label");
  return typeof label === "string" ? { ...(params as object), label } : undefined;
};

export const readOpened: Read<{ uri: string; languageId: string; version: number; text: string }> = (params) => {
  const document = readDocument(params);
  const opened = field(params, "textDocument");
  const [languageId, text] = [field(opened, "languageId"), field(opened, "text")];
  if (!document || typeof text !== "string") return undefined;
  return { ...document, languageId: typeof languageId === "string" ? languageId : "", version: version(opened), text };
};

export const readChanged: Read<{ uri: string; version: number; changes: readonly ContentChange[] }> = (params) => {
  const document = readDocument(params);
  const changes = field(params, "contentChanges");
  if (!document || !Array.isArray(changes)) return undefined;
  const read = changes.map(readChange);
  if (!read.every((change) => change !== undefined)) return undefined;
  return { ...document, version: version(field(params, "textDocument")), changes: read };
};

/** The URIs of `workspace/didChangeWatchedFiles`. */
export const readWatched: Read<readonly string[]> = (params) => urisOf(field(params, "changes"));

export const readFolders: Read<FoldersChange> = (params) => {
  const event = field(params, "event");
  const [added, removed] = [urisOf(field(event, "added")), urisOf(field(event, "removed"))];
  return added && removed && { added, removed };
};

function urisOf(list: unknown): readonly string[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const uris: unknown[] = list.map((each) => field(each, "uri"));
  return uris.every((uri) => typeof uri === "string") ? uris : undefined;
}

function readChange(change: unknown): ContentChange | undefined {
  const [range, text] = [field(change, "range"), field(change, "text")];
  if (typeof text !== "string") return undefined;
  if (range === undefined) return { range: undefined, text };
  return Range.is(range) ? { range, text } : undefined;
}

function version(document: unknown): number {
  const number = field(document, "version");
  return typeof number === "number" ? number : 0;
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
