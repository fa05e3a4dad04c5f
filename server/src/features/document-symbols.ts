import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import type { ApiEntry, ApiView, Scope } from "../document/read/api.ts";
import type { Block } from "../document/block.ts";
import { ofEachInSteps } from "../document/chunk.ts";
import type { Position, Range } from "../document/document.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { TopLevelKey } from "../document/read/top-level-keys.ts";
import type { Span } from "../document/finding.ts";
import { eachOnce, type Grant } from "../document/read/grant.ts";
import { memoryKey } from "../document/memory.ts";
import { inText, isBefore, placedAt, positionIn } from "../document/positions.ts";
import { readOn } from "../document/read/read-on.ts";
import type { Steps } from "../document/steps.ts";
import { sum } from "../document/sum.ts";
import type { Value } from "../document/read/value.ts";
import { grouped } from "../facts/grouped.ts";
import { shown } from "../schema/words.ts";
import { BEGINNING, pieceKeys, type Pieces, piecesOf, type PiecesOfChunk } from "./pieces.ts";

/**
 * The outline: tenants, APIs with their scopes and grants, and the file's other keys, as the text writes them. A file with very many
 * has the APIs alone, since all are sent anew after each edit.
 */
export function* documentSymbols(file: AuthApisFile): Steps<Pieces<DocumentSymbol>> {
  yield* readOn(file);
  const { document, chunks, keys } = file;
  const counts = yield* ofEachInSteps(chunks, COUNTS, countIn);
  const isWhole = sum(counts, (count) => count) <= MOST;
  let made = 0;
  const startOf = (block: Block): Position => document.startOf(block);
  const apis: PiecesOfChunk<DocumentSymbol>[] = [];
  const pieces = piecesOf(file, {
    keys: PIECES,
    by: [isWhole],
    isAlone,
    make(entry, _, number) {
      made++;
      const outline = entry.remember(OUTLINE, outlineOfApi);
      if (!outline) return [];
      const titled = titleOf(entry) === undefined ? { ...outline, name: `API ${String(number + 1)}` } : outline;
      return [symbolOf(titled, startOf, isWhole ? entry.remember(CHILDREN, scopesAndGrants) : NONE)];
    },
  });
  for (const piece of pieces) {
    apis.push(piece);
    if (made > 0) yield;
    made = 0;
  }
  const own = keys.flatMap((key) => (key.key === "apis" ? [] : [symbolOf(keyOutline(key), startOf, tenantsIn(key))]));
  // A key that is empty stands where its map begins.
  own.sort(byPlace);
  const ownOf = grouped(own, chunkOf(document.chunkStarts));
  return apis.flatMap((group, at) => inOrder(ownOf.get(at) ?? NONE, group));
}

/** The number of the chunk in which a symbol begins; it is to be asked of them in the order of the text. */
function chunkOf(starts: readonly Position[]): (symbol: DocumentSymbol) => number {
  let at = 0;
  return ({ range }) => {
    for (let next = starts[at + 1]; next && !isBefore(range.start, next); next = starts[at + 1]) at++;
    return at;
  };
}

/** Keys of the file and the APIs of the chunk in which they stand; the chunk's pieces stay together where no key is between them. */
function inOrder(
  keys: readonly DocumentSymbol[],
  group: PiecesOfChunk<DocumentSymbol>,
): readonly PiecesOfChunk<DocumentSymbol>[] {
  if (keys.length === 0) return [group];
  const starts = group.filter(({ length }) => length > 0).map(beginning);
  const [first = BEYOND, last = BEGINNING] = [starts[0], starts.at(-1)];
  const pieces = keys.map((key) => [key]);
  const above = pieces.filter((key) => isBefore(beginning(key), first));
  const below = pieces.slice(above.length);
  if (below.every((key) => !isBefore(beginning(key), last))) return [above, group, below];
  return [[...pieces, ...group].sort((one, other) => inText(beginning(one), beginning(other)))];
}

function beginning([symbol]: readonly DocumentSymbol[]): Position {
  return symbol?.range.start ?? BEGINNING;
}

function countIn(entries: readonly ApiEntry[]): number {
  return sum(entries, (entry) => entry.remember(COUNT, countOf));
}

function countOf({ views }: ApiEntry): number {
  return 1 + scopesOf(views).length + grantsOf(views).length;
}

function isAlone({ views, block }: ApiEntry): boolean {
  return [...scopesOf(views), ...grantsOf(views)].every(({ at }) => at.block === block);
}

/** A symbol with places counted in its block, so that an edit elsewhere leaves it as it is. */
interface Outline extends Pick<DocumentSymbol, "name" | "kind" | "detail" | "range" | "selectionRange"> {
  readonly block: Block;
}

function symbolOf(
  { name, kind, detail, block, ...outline }: Outline,
  startOf: (block: Block) => Position,
  children: readonly Outline[] = NONE,
): DocumentSymbol {
  const start = startOf(block);
  const range = placed(outline.range, start);
  const symbol: DocumentSymbol = { name, kind, range, selectionRange: placed(outline.selectionRange, start) };
  if (detail !== undefined) symbol.detail = detail;
  if (children.length > 0) symbol.children = children.map((child) => symbolOf(child, startOf)).sort(byPlace);
  return symbol;
}

function placed({ start, end }: Range, block: Position): Range {
  return { start: placedAt(start, block), end: placedAt(end, block) };
}

function byPlace(one: DocumentSymbol, other: DocumentSymbol): number {
  return inText(one.range.start, other.range.start);
}

function keyOutline({ key, keyAt, value }: TopLevelKey): Outline {
  const kind = key === "tenants" && value.kind === "map" ? SymbolKind.Namespace : SymbolKind.Property;
  return outlineOf(key, kind, value.at, keyAt);
}

function tenantsIn({ key, value }: TopLevelKey): readonly Outline[] {
  if (key !== "tenants" || value.kind !== "map") return NONE;
  const tenants = [...value.entries.values()].filter(({ via }) => via === undefined);
  return tenants.map((entry) => {
    const domain = entry.value.kind === "map" ? entry.value.entries.get("domain")?.value : undefined;
    return outlineOf(entry.key, SymbolKind.Namespace, entry.value.at, entry.keyAt, textOf(domain));
  });
}

function outlineOfApi(entry: ApiEntry): Outline | undefined {
  const [view] = entry.views;
  if (view?.value.kind !== "map") return undefined;
  const [name, identifier] = [view.get("name"), view.get("identifier")];
  const selected = (textOf(name) === undefined ? identifier : name)?.at ?? view.value.at;
  return outlineOf(titleOf(entry) ?? "", SymbolKind.Interface, view.value.at, selected, textOf(identifier));
}

function titleOf({ views: [view] }: ApiEntry): string | undefined {
  return textOf(view?.get("name")) ?? textOf(view?.get("identifier"));
}

function scopesAndGrants({ views }: ApiEntry): readonly Outline[] {
  return [
    ...scopesOf(views).map(({ value, description, at, valueAt }) =>
      outlineOf(value, SymbolKind.EnumMember, at, valueAt, description),
    ),
    ...grantsOf(views).map(({ map, client, clientAt, at, scope, subjectType }) => {
      const who = textOf(map.entries.get("client")?.value) ?? client ?? "grant";
      const what = [subjectType === "user" ? "users" : "", scope?.map(({ value }) => value).join(" ")];
      return outlineOf(who, SymbolKind.Key, at, clientAt, what.filter(Boolean).join(": "));
    }),
  ];
}

function scopesOf([view]: readonly ApiView[]): readonly Scope[] {
  return view?.scopes ?? NONE;
}

/** Views differ in their grants only. */
function grantsOf(views: readonly ApiView[]): readonly Grant[] {
  return eachOnce(views.flatMap(({ grants = NONE }) => grants));
}

/** The range holds the selected part, as LSP wants it; what an alias or another block brings is not selected. */
function outlineOf(name: string, kind: SymbolKind, at: Span, selected: Span, detail?: string): Outline {
  const { block } = at;
  const here = selected.block === block;
  const start = here ? Math.min(at.start, selected.start) : at.start;
  const end = here ? Math.max(at.end, selected.end) : at.end;
  const range = { start: positionIn(block, start), end: positionIn(block, end) };
  const selectionRange = here
    ? { start: positionIn(block, selected.start), end: positionIn(block, selected.end) }
    : { start: range.start, end: range.start };
  const line = oneLine(name);
  return {
    name: line === "" ? "?" : line,
    kind,
    range,
    selectionRange,
    ...(detail && { detail: oneLine(detail) }),
    block,
  };
}

/** A scalar as the file writes it, placeholders unexpanded. */
function textOf(value: Value | undefined): string | undefined {
  if (value?.kind === "unknown") return value.at.block.text.slice(value.at.start, value.at.end).replace(QUOTES, "$2");
  return value?.kind === "scalar" && value.source !== "" ? value.source : undefined;
}

function oneLine(text: string): string {
  return shown(text, LONGEST).replaceAll(/\s+/g, " ").trim();
}

/** Around a value; the second one may be missing. */
const QUOTES = /^(["'])(.*?)\1?$/s;
const LONGEST = 200;
/** More than this no one looks through. */
const MOST = 5000;
const NONE: readonly never[] = [];
const BEYOND: Position = { line: Infinity, character: 0 };
const OUTLINE = memoryKey<Outline | undefined>();
const CHILDREN = memoryKey<readonly Outline[]>();
const COUNT = memoryKey<number>();
const COUNTS = memoryKey<number>();
const PIECES = pieceKeys<DocumentSymbol>();
