import type { CodeLens } from "vscode-languageserver-types";
import { ofEachInSteps } from "../document/chunk.ts";
import type { Document, Position } from "../document/document.ts";
import { placedAt } from "../document/positions.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import { readOn } from "../document/read/read-on.ts";
import type { Steps } from "../document/steps.ts";
import { sum } from "../document/sum.ts";
import { memoryKey } from "../document/memory.ts";
import { type Counts, isAlone, type Lens, type LensKind, lensCounts, lensesOf } from "./lenses/api-lenses.ts";
import { pieceKeys, type Pieces, piecesOf, type PiecesOfChunk } from "./pieces.ts";

/**
 * Above an API what can be done with it and how many applications its grants name; above a scope how many of them may get it.
 * A file with many has the APIs' alone, one with very many what can be done with an API: all are sent anew after each edit.
 *
 * @param commands - those that the client has; a lens with another one would be dead
 */
export function* codeLenses(file: AuthApisFile, uri: string, commands: ReadonlySet<string>): Steps<Pieces<CodeLens>> {
  yield* readOn(file);
  const { document, chunks } = file;
  const counts = yield* ofEachInSteps(chunks, COUNTS, (entries) => entries.map(lensCounts).reduce(added, NO_LENSES));
  const kinds = kindsFor(counts.reduce(added, NO_LENSES));
  const pieces = piecesOf(file, {
    keys: PIECES,
    by: [uri, commands, kinds],
    isAlone,
    make(entry, start) {
      return kinds
        .flatMap((kind) => lensesOf(entry, kind))
        .filter(({ command }) => commands.has(command))
        .map((lens) => lensAt(lens, start, uri, document));
    },
  });
  return noMoreThan(MOST, pieces, (at) => sumOf(kinds, counts[at] ?? NO_LENSES));
}

/** All that fits. */
function kindsFor(counts: Counts): Kinds {
  if (sumOf(WITH_SCOPES, counts) <= MOST_WITH_SCOPES) return WITH_SCOPES;
  return sumOf(WITH_GRANTS, counts) <= MOST ? WITH_GRANTS : ACTIONS;
}

/**
 * The first so many items, those of an API together or not at all; nothing is asked for beyond them.
 *
 * @param countOf - how many a group has at most: one that surely fits isn't looked into
 */
function noMoreThan<T>(
  most: number,
  groups: Iterable<PiecesOfChunk<T>>,
  countOf: (group: number) => number,
): Pieces<T> {
  const taken: PiecesOfChunk<T>[] = [];
  let left = most;
  for (const group of groups) {
    const count = countOf(taken.length);
    if (count > left) {
      const end = group.findIndex(({ length }) => (left -= length) < 0);
      return [...taken, end < 0 ? group : group.slice(0, end)];
    }
    taken.push(group);
    left -= count;
  }
  return taken;
}

function lensAt({ at, title, command, places }: Lens, block: Position, uri: string, document: Document): CodeLens {
  const start = placedAt(at, block);
  const ranges = places?.map((place) => document.rangeOf(place));
  const values: unknown[] = ranges ? [uri, start, ranges] : [uri, start];
  return { range: { start, end: start }, command: { title, command, arguments: values } };
}

type Kinds = readonly LensKind[];

function added(one: Counts, other: Counts): Counts {
  return { action: one.action + other.action, grants: one.grants + other.grants, scope: one.scope + other.scope };
}

function sumOf(kinds: Kinds, counts: Counts): number {
  return sum(kinds, (kind) => counts[kind]);
}

/** More than this no one looks through, and each is sent anew after every edit. */
const MOST = 2000;
const MOST_WITH_SCOPES = 1000;
const ACTIONS: Kinds = ["action"];
const WITH_GRANTS: Kinds = ["action", "grants"];
const WITH_SCOPES: Kinds = ["action", "grants", "scope"];
const NO_LENSES: Counts = { action: 0, grants: 0, scope: 0 };
const COUNTS = memoryKey<Counts>();
const PIECES = pieceKeys<CodeLens>();
