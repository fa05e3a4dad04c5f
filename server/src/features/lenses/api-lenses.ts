import type { ApiEntry, Scope } from "../../document/read/api.ts";
import type { Position } from "../../document/document.ts";
import { positionIn } from "../../document/positions.ts";
import type { Span } from "../../document/finding.ts";
import { givingGrants, gives } from "../../document/read/giving-grants.ts";
import type { Grant } from "../../document/read/grant.ts";
import { type Key, memoryKey } from "../../document/memory.ts";
import { LENS_COMMANDS } from "./lens-commands.ts";

/** What a lens is of: what can be done with the API, its grants together, one of its scopes. */
export type LensKind = "action" | "grants" | "scope";

export interface Lens {
  /** In its block. */
  readonly at: Position;
  readonly title: string;
  readonly command: string;
  readonly places?: readonly Span[];
}

/** An API's lenses of one kind; made when they are first asked for. */
export function lensesOf(entry: ApiEntry, kind: LensKind): readonly Lens[] {
  return entry.remember(LENSES[kind], MAKE[kind]);
}

/** How many lenses there are of each kind. */
export type Counts = Readonly<Record<LensKind, number>>;

/** How many an API has, without making them. */
export function lensCounts(entry: ApiEntry): Counts {
  return entry.remember(COUNTS, countIn);
}

/** Do an API's lenses name no place in other blocks than its own? */
export function isAlone(entry: ApiEntry): boolean {
  const isHere = ({ block }: Span): boolean => block === entry.block;
  return givingGrants(entry).every(
    ({ clientAt, scope = [] }) => isHere(clientAt) && scope.every(({ at }) => isHere(at)),
  );
}

function countIn(entry: ApiEntry): Counts {
  return { action: actionsOn(entry).length, grants: hasGrants(entry) ? 1 : 0, scope: ownScopes(entry).length };
}

const MAKE: Readonly<Record<LensKind, (entry: ApiEntry) => readonly Lens[]>> = {
  action: (entry) => actionsOn(entry).map((action) => ({ at: placeOf(entry), ...action })),
  grants(entry) {
    if (!hasGrants(entry)) return [];
    const grants = givingGrants(entry);
    return [
      shows(
        grants.map(({ clientAt }) => clientAt),
        placeOf(entry),
        applications(clients(grants)),
      ),
    ];
  },
  scope: (entry) => ownScopes(entry).map((scope) => ofScope(scope, givingGrants(entry))),
};

function shows(places: readonly Span[], at: Position, title: string): Lens {
  return { at, title, command: LENS_COMMANDS.show, places };
}

function actionsOn({ views: [view] }: ApiEntry): readonly Pick<Lens, "title" | "command">[] {
  if (view?.value.kind !== "map") return [];
  return view.absent || view.managementApi ? [SYNC] : [SYNC, TEST];
}

function hasGrants({ views: [view] }: ApiEntry): boolean {
  return view?.value.kind === "map" && !view.absent && view.grants !== undefined;
}

function applications(count: number): string {
  return count === 1 ? "1 application" : `${count === 0 ? "no" : String(count)} applications`;
}

/** Not those that an alias or another block brings. */
function ownScopes(entry: ApiEntry): readonly Scope[] {
  const scopes = hasGrants(entry) ? (entry.views[0]?.scopes ?? []) : [];
  return scopes.filter(
    ({ at, map, text }) => map.via === undefined && text.via === undefined && at.block === entry.block,
  );
}

function ofScope({ value, at }: Scope, grants: readonly Grant[]): Lens {
  const holding = grants.filter((grant) => gives(grant, value));
  const places = holding.map((grant) => grant.scope?.find((scope) => scope.value === value)?.at ?? grant.clientAt);
  return shows(places, positionOf(at), `granted to ${holding.length === 0 ? "none" : String(clients(holding))}`);
}

/** An application may have one grant for itself and one for its users. */
function clients(grants: readonly Grant[]): number {
  return new Set(grants.map(({ client, index }) => client ?? index)).size;
}

function placeOf({ views: [view], block }: ApiEntry): Position {
  return positionOf(view?.value.at ?? { block, start: 0, end: 0 });
}

function positionOf({ block, start }: Span): Position {
  return positionIn(block, start);
}

const SYNC = { title: "Sync", command: LENS_COMMANDS.sync };
const TEST = { title: "Test token", command: LENS_COMMANDS.test };
const LENSES: Readonly<Record<LensKind, Key<readonly Lens[]>>> = {
  action: memoryKey(),
  grants: memoryKey(),
  scope: memoryKey(),
};
const COUNTS = memoryKey<Counts>();
