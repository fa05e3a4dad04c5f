import type { ApiEntry } from "./api.ts";
import type { AnchorIndex } from "./anchors.ts";
import { ofEach } from "../chunk.ts";
import type { AuthApisFile } from "./file.ts";
import { type Latest, memoryKey } from "../memory.ts";
import { aliasesIn } from "../parse/aliases-in.ts";
import type { Tree } from "../parse/tree.ts";
import type { Tenant } from "./tenants.ts";

/** Nodes with an anchor, each with the tenants for whom something brings it. */
export type Brought = ReadonlyMap<Tree, ReadonlySet<Tenant>>;

/**
 * What aliases bring to APIs and to `defaults` from elsewhere in the file, be it by way of other anchors. Each chunk of APIs
 * remembers its own: an API whose alias leads to another anchor is another object.
 */
export function broughtToApis({ chunks, keys, context: { anchors, tenants } }: AuthApisFile): Brought {
  const all = new Map<Tree, Set<Tenant>>();
  const add = (tree: Tree, its: Iterable<Tenant>): void => {
    const known = all.get(tree);
    if (known === undefined) all.set(tree, new Set(its));
    else if (known.size < tenants.length) for (const tenant of its) known.add(tenant);
  };
  for (const brought of ofEach(chunks, BROUGHT, broughtToEach)) for (const [tree, its] of brought) add(tree, its);
  for (const { block } of keys.filter(({ key }) => key === "defaults")) {
    const targets = block.latest(FOLLOWED, [anchors.identity], () => [...followed(block.parsed.tree, anchors)]);
    for (const target of targets) add(target, tenants);
  }
  return all;
}

function broughtToEach(entries: readonly ApiEntry[]): Brought {
  const all = new Map<Tree, Set<Tenant>>();
  for (const { foreign, views } of entries) {
    for (const target of new Set(foreign.flatMap((each) => each.target ?? []))) {
      const tenants = all.get(target) ?? new Set();
      all.set(target, tenants);
      for (const view of views) for (const tenant of view.tenants) tenants.add(tenant);
    }
  }
  return all;
}

/** What a tree's aliases lead to, and the aliases there in their turn. */
function followed(tree: Tree | undefined, anchors: AnchorIndex, found = new Set<Tree>()): ReadonlySet<Tree> {
  for (const alias of tree ? aliasesIn(tree) : []) {
    const target = anchors.find(alias.name, alias);
    if (target === undefined || found.has(target)) continue;
    found.add(target);
    followed(target, anchors, found);
  }
  return found;
}

const BROUGHT = memoryKey<Brought>();
const FOLLOWED = memoryKey<Latest<readonly Tree[]>>();
