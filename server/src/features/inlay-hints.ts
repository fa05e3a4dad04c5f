import type { InlayHint } from "vscode-languageserver-types";
import type { ApiEntry } from "../document/read/api.ts";
import type { Block } from "../document/block.ts";
import { FILE_KEYS } from "../document/file-keys.ts";
import { broughtToApis } from "../document/read/brought.ts";
import type { Range } from "../document/document.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import { memoryKey } from "../document/memory.ts";
import { isBefore } from "../document/positions.ts";
import { readOn } from "../document/read/read-on.ts";
import type { Steps } from "../document/steps.ts";
import type { Tree } from "../document/parse/tree.ts";
import type { Entry, Value } from "../document/read/value.ts";
import type { FieldPath } from "../schema/facts.ts";
import { anchoredLengths } from "./hints/anchored-lengths.ts";
import { hintsBelowAnchors } from "./hints/below-anchors.ts";
import { API, duration, type Hint, isLength } from "./hints/hint.ts";
import { variables } from "./hints/variables.ts";
import { type OnLines, onLines } from "./on-lines.ts";

/** What a reader would have to work out: lengths of time, and what a text with variables is on each tenant. */
export function* inlayHints(file: AuthApisFile, range: Range): Steps<InlayHint[]> {
  const near = yield* onLines(file, range);
  const shownOf = (hints: readonly Hint[]): InlayHint[] =>
    hints.flatMap(({ at, label, tooltip }) => {
      const position = file.document.rangeOf(at).end;
      if (isBefore(position, range.start) || isBefore(range.end, position)) return [];
      return [{ position, label, paddingLeft: true, ...(tooltip !== undefined && { tooltip }) }];
    });
  const all: InlayHint[] = [];
  for (const api of near.apis) {
    all.push(...shownOf(hintsOfApi(api)));
    yield;
  }
  const others = elsewhere(near, file);
  if (others.length > 0) yield* readOn(file);
  const keys = file.keys.filter(({ block }) => near.blocks.has(block));
  return [...all, ...shownOf([...keys.flatMap((key) => hintsOfKey(key, file)), ...hintsElsewhere(others, file)])];
}

function hintsOfApi(entry: ApiEntry): readonly Hint[] {
  return entry.remember(HINTS, () => {
    const { tree, views } = entry;
    const tenants = views.flatMap((view) => view.tenants);
    return [...lengths(views[0]?.value, API), ...variables(tree, API, tenants)];
  });
}

function hintsOfKey({ key, value, block }: AuthApisFile["keys"][number], file: AuthApisFile): readonly Hint[] {
  if (key === "rules") return value.kind === "map" ? [...value.entries.values()].flatMap(lengthsOfRule) : [];
  if (key !== "defaults" && key !== "tenants") return [];
  const root = block.parsed.tree;
  const tree = root?.kind === "map" ? root.entries.find((entry) => entry.key.value === key)?.value : undefined;
  if (tree === undefined) return [];
  if (key === "defaults") return [...lengths(value, API), ...variables(tree, [key], file.tenants)];
  // Of a tenant, only its short names may have variables.
  return file.tenants.flatMap((tenant) => {
    const clients = under(under(tree, tenant.name), "clients");
    return clients ? variables(clients, [key], [tenant]) : [];
  });
}

/** What the format itself doesn't know, where an anchor stands: who uses that only shows when all APIs are read. */
function elsewhere({ blocks, apis }: OnLines, { keys }: AuthApisFile): readonly Block[] {
  const known = new Set([...apis, ...keys.filter(({ key }) => FILE_KEYS.has(key))].map(({ block }) => block));
  return [...blocks].filter((block) => !known.has(block) && block.text.includes("&"));
}

function hintsElsewhere(others: readonly Block[], file: AuthApisFile): readonly Hint[] {
  if (others.length === 0) return [];
  const brought = broughtToApis(file);
  return others.flatMap(({ parsed: { tree, anchors } }) => {
    if (tree === undefined) return [];
    const below = hintsBelowAnchors(tree, brought, file.context);
    const told = new Set(below.map(({ at }) => at));
    return [...below, ...anchoredLengths(anchors, file).filter(({ at }) => !told.has(at))];
  });
}

function lengthsOfRule({ key, value }: Entry): Hint[] {
  return lengths(value, ["rules", key]);
}

function under(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === "map" ? tree.entries.findLast((entry) => entry.key.value === key)?.value : undefined;
}

/** Numbers of seconds that the map itself gives, be it by an alias; nothing behind an alias that brings the map as a whole. */
function lengths(map: Value | undefined, path: FieldPath): Hint[] {
  if (map?.kind !== "map" || map.via !== undefined) return [];
  return [...map.entries.values()].flatMap(({ key, value, via }) => {
    if (via !== undefined || value.kind !== "scalar" || value.variables.length > 0) return [];
    const label = isLength([...path, key]) ? duration(value.value) : undefined;
    return label === undefined ? [] : [{ at: value.at, label }];
  });
}

const HINTS = memoryKey<readonly Hint[]>();
