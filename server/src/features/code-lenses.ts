import type { CodeLens } from "vscode-languageserver-types";
import type { ApiEntry, Scope } from "../document/read/api.ts";
import { ofEach } from "../document/chunk.ts";
import { type Document, placedAt, type Position, positionIn } from "../document/document.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Span } from "../document/finding.ts";
import { eachOnce, type Grant } from "../document/read/grant.ts";
import { memoryKey } from "../document/memory.ts";
import { pieceKeys, type Pieces, piecesOf, type PiecesOfChunk } from "./pieces.ts";

/** Commands of a client that a lens can call; each gets the document's URI and the place of the lens. */
export const LENS_COMMANDS = {
  sync: "authApis.syncToTenant",
  test: "authApis.testToken",
  /** Gets also the ranges to show. */
  show: "authApis.showPlaces",
} as const;

/**
 * Above an API what can be done with it and how many applications its grants name; above a scope how many of them may get it.
 * A file with many has the APIs' alone, one with very many what can be done with an API: all are sent anew after each edit.
 *
 * @param commands - those that the client has; a lens with another one would be dead
 */
export function codeLenses(file: AuthApisFile, uri: string, commands: ReadonlySet<string>): Pieces<CodeLens> {
  const { document } = file;
  const detail = detailOf(file);
  const pieces = piecesOf(file, {
    keys: PIECES,
    by: [uri, commands, detail],
    isAlone,
    make(entry, start) {
      const lenses = lensesOf(entry);
      return detail
        .flatMap((of) => lenses[of])
        .filter(({ command }) => commands.has(command))
        .map((lens) => lensAt(lens, start, uri, document));
    },
  });
  return noMoreThan(MOST, pieces);
}

/** All that fits. */
function detailOf({ chunks }: AuthApisFile): Detail {
  const counts = ofEach(chunks, COUNTS, (entries) => {
    const all = entries.map(lensesOf);
    const ofApis = all.reduce((sum, { action, grants }) => sum + action.length + grants.length, 0);
    return { ofApis, all: all.reduce((sum, { scope }) => sum + scope.length, ofApis) };
  });
  if (counts.reduce((sum, { all }) => sum + all, 0) <= MOST_WITH_SCOPES) return WITH_SCOPES;
  return counts.reduce((sum, { ofApis }) => sum + ofApis, 0) <= MOST ? WITH_GRANTS : ACTIONS;
}

/** The first so many items, those of an API together or not at all; nothing is asked for beyond them. */
function noMoreThan<T>(most: number, groups: Iterable<PiecesOfChunk<T>>): Pieces<T> {
  const taken: PiecesOfChunk<T>[] = [];
  let left = most;
  for (const group of groups) {
    const end = group.findIndex(({ length }) => (left -= length) < 0);
    taken.push(end < 0 ? group : group.slice(0, end));
    if (end >= 0) break;
  }
  return taken;
}

function lensAt({ at, title, command, places }: Lens, block: Position, uri: string, document: Document): CodeLens {
  const start = placedAt(at, block);
  const ranges = places?.map((place) => document.rangeOf(place));
  const values: unknown[] = ranges ? [uri, start, ranges] : [uri, start];
  return { range: { start, end: start }, command: { title, command, arguments: values } };
}

function isAlone(entry: ApiEntry): boolean {
  const { grants, scope } = lensesOf(entry);
  const here = ({ places = [] }: Lens): boolean => places.every(({ block }) => block === entry.block);
  return grants.every(here) && scope.every(here);
}

interface Lens {
  /** In its block. */
  readonly at: Position;
  readonly title: string;
  readonly command: string;
  readonly places?: readonly Span[];
}

/** What an API's lenses are of. */
type Lenses = Readonly<Record<"action" | "grants" | "scope", readonly Lens[]>>;
type Detail = readonly (keyof Lenses)[];

function lensesOf(entry: ApiEntry): Lenses {
  return entry.remember(LENSES, () => {
    const [view] = entry.views;
    if (view?.value.kind !== "map") return NO_LENSES;
    const at = placeOf(view.value.at);
    const sync = { at, title: "Sync", command: LENS_COMMANDS.sync };
    if (view.absent) return { ...NO_LENSES, action: [sync] };
    const action = view.managementApi ? [sync] : [sync, { at, title: "Test token", command: LENS_COMMANDS.test }];
    if (view.grants === undefined) return { ...NO_LENSES, action };
    const grants = grantsOf(entry);
    const places = grants.map(({ clientAt }) => clientAt);
    const named = { at, title: applications(clients(grants)), command: LENS_COMMANDS.show, places };
    return { action, grants: [named], scope: (view.scopes ?? []).flatMap((scope) => ofScope(scope, grants, entry)) };
  });
}

function applications(count: number): string {
  return count === 1 ? "1 application" : `${count === 0 ? "no" : String(count)} applications`;
}

/** None for one that an alias or another block brings. */
function ofScope({ value, at, map, text }: Scope, grants: readonly Grant[], { block }: ApiEntry): readonly Lens[] {
  if (map.via !== undefined || text.via !== undefined || at.block !== block) return [];
  const holding = grants.filter((grant) => holds(grant, value));
  const places = holding.map((grant) => grant.scope?.find((scope) => scope.value === value)?.at ?? grant.clientAt);
  const title = `granted to ${holding.length === 0 ? "none" : String(clients(holding))}`;
  return [{ at: placeOf(at), title, command: LENS_COMMANDS.show, places }];
}

/** The grants that give something, of all tenants; each once, though several views have it. */
function grantsOf({ views }: ApiEntry): readonly Grant[] {
  const all = views.flatMap(({ grants = [] }) => grants.filter(({ absent }) => !absent));
  return [...eachOnce(all)].sort((one, other) => one.index - other.index);
}

function holds({ scope, allScopes }: Grant, value: string): boolean {
  return allScopes === true || (scope?.some((each) => each.value === value) ?? false);
}

/** An application may have one grant for itself and one for its users. */
function clients(grants: readonly Grant[]): number {
  return new Set(grants.map(({ client, index }) => client ?? index)).size;
}

function placeOf({ block, start }: Span): Position {
  return positionIn(block, start);
}

/** More than this no one looks through, and each is sent anew after every edit. */
const MOST = 2000;
const MOST_WITH_SCOPES = 1000;
const ACTIONS: Detail = ["action"];
const WITH_GRANTS: Detail = ["action", "grants"];
const WITH_SCOPES: Detail = ["action", "grants", "scope"];
const NO_LENSES: Lenses = { action: [], grants: [], scope: [] };
const LENSES = memoryKey<Lenses>();
const COUNTS = memoryKey<{ readonly all: number; readonly ofApis: number }>();
const PIECES = pieceKeys<CodeLens>();
