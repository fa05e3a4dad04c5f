import type { CodeLens } from "vscode-languageserver-types";
import type { ApiEntry } from "../document/read/api.ts";
import { ofEach } from "../document/chunk.ts";
import { type Document, placedAt, type Position, positionIn } from "../document/document.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Span } from "../document/finding.ts";
import type { Grant } from "../document/read/grant.ts";
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
  const wanted = (lens: Lens): boolean => commands.has(lens.command) && detail.includes(lens.of);
  const pieces = piecesOf(file, {
    keys: PIECES,
    by: [uri, commands, detail],
    isAlone,
    make(entry) {
      const start = document.startOf(entry.block);
      return lensesOf(entry)
        .filter(wanted)
        .map((lens) => lensAt(lens, start, uri, document));
    },
  });
  return noMoreThan(MOST, pieces);
}

/** All that fits. */
function detailOf({ chunks }: AuthApisFile): readonly Lens["of"][] {
  const counts = ofEach(chunks, COUNTS, (entries) => {
    const all = entries.flatMap(lensesOf);
    return { all: all.length, ofApis: all.filter(({ of }) => of !== "scope").length };
  });
  if (counts.reduce((sum, { all }) => sum + all, 0) <= MOST_WITH_SCOPES) return WITH_SCOPES;
  return counts.reduce((sum, { ofApis }) => sum + ofApis, 0) <= MOST ? WITH_GRANTS : ACTIONS;
}

/** The first so many items, those of an API together or not at all; nothing is asked for beyond them. */
function noMoreThan<T>(most: number, groups: Iterable<PiecesOfChunk<T>>): Pieces<T> {
  const taken: PiecesOfChunk<T>[] = [];
  let left = most;
  for (const group of groups) {
    let fitting = 0;
    for (const { length } of group) {
      if (length > left) return [...taken, group.slice(0, fitting)];
      left -= length;
      fitting++;
    }
    taken.push(group);
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
  return lensesOf(entry).every(({ places = [] }) => places.every(({ block }) => block === entry.block));
}

interface Lens {
  /** In its block. */
  readonly at: Position;
  readonly title: string;
  readonly command: string;
  readonly of: "action" | "grants" | "scope";
  readonly places?: readonly Span[];
}

function lensesOf(entry: ApiEntry): readonly Lens[] {
  return entry.remember(LENSES, () => {
    const [view] = entry.views;
    if (view?.value.kind !== "map") return [];
    const own = { at: placeOf(view.value.at), of: "action" } as const;
    const lenses: Lens[] = [{ ...own, title: "Sync", command: LENS_COMMANDS.sync }];
    if (view.absent) return lenses;
    const grants = view.grants && grantsOf(entry);
    if (!view.managementApi) lenses.push({ ...own, title: "Test token", command: LENS_COMMANDS.test });
    if (grants === undefined) return lenses;
    const count = clients(grants);
    const title = count === 1 ? "1 application" : `${count === 0 ? "no" : String(count)} applications`;
    lenses.push({
      ...own,
      of: "grants",
      title,
      command: LENS_COMMANDS.show,
      places: grants.map(({ clientAt }) => clientAt),
    });
    for (const { value, at, map, text } of view.scopes ?? []) {
      if (map.via !== undefined || text.via !== undefined || at.block !== entry.block) continue;
      const holding = grants.filter((grant) => holds(grant, value));
      const places = holding.map((grant) => grant.scope?.find((scope) => scope.value === value)?.at ?? grant.clientAt);
      const scopeTitle = `granted to ${holding.length === 0 ? "none" : String(clients(holding))}`;
      lenses.push({ at: placeOf(at), title: scopeTitle, command: LENS_COMMANDS.show, of: "scope", places });
    }
    return lenses;
  });
}

/** The grants that give something, of all tenants; each once, though several views have it. */
function grantsOf({ views }: ApiEntry): readonly Grant[] {
  const all = views.flatMap(({ grants = [] }) => grants.filter(({ absent }) => !absent));
  const once = [...new Map(all.map((grant) => [grant.index, grant])).values()];
  return once.sort((one, other) => one.index - other.index);
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
const ACTIONS: readonly Lens["of"][] = ["action"];
const WITH_GRANTS: readonly Lens["of"][] = ["action", "grants"];
const WITH_SCOPES: readonly Lens["of"][] = ["action", "grants", "scope"];
const LENSES = memoryKey<readonly Lens[]>();
const COUNTS = memoryKey<{ readonly all: number; readonly ofApis: number }>();
const PIECES = pieceKeys<CodeLens>();
