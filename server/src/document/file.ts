import { AnchorIndex } from "./anchors.ts";
import { type ApiEntry, ApiView } from "./api.ts";
import type { Block } from "./block.ts";
import type { Document } from "./document.ts";
import type { Span } from "./finding.ts";
import { concerns } from "./grant.ts";
import { resolve, type Unresolved } from "./resolve.ts";
import { type Overrides, readTenants, type Tenant, variableOf } from "./tenants.ts";
import type { Tree, TreeEntry } from "./tree.ts";
import type { Entry, MapValue, Value } from "./value.ts";

/** A key at the top of the file. */
export interface TopLevelKey {
  readonly key: string;
  readonly keyAt: Span;
  /** With aliases and merge keys followed, variables as written; for `apis` in block style, nothing. */
  readonly value: Value;
  readonly block: Block;
  readonly unresolved: readonly Unresolved[];
}

/** What a document means: its tenants, and its APIs as each of them sees them. */
export interface AuthApisFile {
  readonly document: Document;
  /** In the order in which they stand. The same key may stand twice, which is an error. */
  readonly keys: readonly TopLevelKey[];
  readonly tenants: readonly Tenant[];
  readonly apis: readonly ApiEntry[];
  /** Short names that any tenant gives to an application. */
  readonly shortNames: ReadonlySet<string>;
}

export interface ReadOptions {
  readonly overrides?: Overrides;
  /** The tenant that the user picked for a file that names none. */
  readonly picked?: Tenant;
  /** A local tenant takes the place of one of the file's tenants: its variables and short names hold, its domain doesn't. */
  readonly standIn?: { readonly tenant: string; readonly domain: string };
}

/** Reads the meaning of a document. Nothing throws; what can't be read is left out or `unknown`. */
export function readFile(document: Document, options: ReadOptions = {}): AuthApisFile {
  const anchors = new AnchorIndex(document.blocks);
  const roots = document.blocks.flatMap((block) => rootEntries(block));
  const keys = roots.map(({ entry, block }): TopLevelKey => {
    const { value, unresolved } = resolve(entry.value, block, anchors);
    const name = entry.key.value === null ? entry.key.source : String(entry.key.value);
    return { key: name, keyAt: spanOf(block, entry.key), value, block, unresolved };
  });
  const keyed = (key: string): TopLevelKey | undefined => keys.findLast((each) => each.key === key);

  const declared = readTenants(keyed("tenants")?.value, options.overrides);
  const tenants = declared.map((tenant) =>
    tenant.name === options.standIn?.tenant ? standIn(tenant, options.standIn.domain) : tenant,
  );
  const defaults = roots.findLast(({ entry }) => entry.key.value === "defaults");
  const context: Context = {
    anchors,
    tenants: tenants.length === 0 && options.picked ? [options.picked] : tenants,
    ...(defaults && { defaults: { tree: defaults.entry.value, block: defaults.block } }),
  };
  const items = document.blocks.flatMap((block) => apiItems(block));
  return {
    document,
    keys,
    tenants,
    apis: items.map(({ tree, block }, index) => readApi(tree, block, index, context)),
    shortNames: new Set(tenants.flatMap((tenant) => [...tenant.clients.keys()])),
  };
}

function standIn(tenant: Tenant, domain: string): Tenant {
  return { ...tenant, domain, customDomains: [], protected: false };
}

interface Context {
  readonly anchors: AnchorIndex;
  readonly tenants: readonly Tenant[];
  readonly defaults?: { readonly tree: Tree; readonly block: Block };
}

function readApi(tree: Tree, block: Block, index: number, context: Context): ApiEntry {
  const unexpanded = resolve(tree, block, context.anchors).value;
  const concerned = context.tenants.filter((tenant) => unexpanded.kind !== "map" || concerns(unexpanded, [tenant]));
  const apart = concerned.length > 1 && differsByTenant(unexpanded, block, context);
  const groups = apart ? concerned.map((tenant) => [tenant]) : [concerned];
  const views = groups.map((tenants) => readView(tree, block, tenants, context));
  return { block, index, views, broken: block.parsed.problems.length > 0 };
}

function readView(tree: Tree, block: Block, tenants: readonly Tenant[], context: Context): ApiView {
  const variable = (name: string) => variableOf(tenants[0], name);
  const own = resolve(tree, block, context.anchors, variable);
  if (own.value.kind !== "map" || context.defaults === undefined) {
    return new ApiView(block, tenants, own.value, own.unresolved);
  }
  const bare = new ApiView(block, tenants, own.value, own.unresolved);
  if (bare.absent || bare.managementApi) return bare;
  const defaults = resolve(context.defaults.tree, context.defaults.block, context.anchors, variable);
  if (defaults.value.kind !== "map") return bare;
  const value = withDefaults(own.value, defaults.value);
  return new ApiView(block, tenants, value, [...own.unresolved, ...defaults.unresolved]);
}

/** `defaults` is shallow: a key that the API has keeps its own value whole. */
function withDefaults(own: MapValue, defaults: MapValue): MapValue {
  const entries = new Map<string, Entry>(own.entries);
  for (const [key, entry] of defaults.entries) {
    if (!entries.has(key)) entries.set(key, { ...entry, via: "default", value: { ...entry.value, via: "default" } });
  }
  return { ...own, entries };
}

/** Without a variable and without a grant for some tenants only, every tenant sees the same. */
function differsByTenant(api: Value, block: Block, { defaults, anchors }: Context): boolean {
  if (block.parsed.variables.length > 0 || (defaults?.block.parsed.variables.length ?? 0) > 0) return true;
  if (block.parsed.hasAliases && anchors.all.some((anchor) => anchor.block.parsed.variables.length > 0)) return true;
  const grants = api.kind === "map" ? api.entries.get("grants")?.value : undefined;
  return grants?.kind === "list" && grants.items.some((item) => item.kind === "map" && item.entries.has("tenants"));
}

function rootEntries(block: Block): { entry: TreeEntry; block: Block }[] {
  const tree = block.parsed.tree;
  if (block.kind === "item" || tree?.kind !== "map") return [];
  return tree.entries.map((entry) => ({ entry, block }));
}

/** The items of `apis`: an item block has one; where the list was not cut, they stand under its key. */
function apiItems(block: Block): { tree: Tree; block: Block }[] {
  const tree = block.parsed.tree;
  if (block.kind === "item") return tree?.kind === "list" ? tree.items.map((item) => ({ tree: item, block })) : [];
  return rootEntries(block).flatMap(({ entry }) =>
    entry.key.value === "apis" && entry.value.kind === "list"
      ? entry.value.items.map((item) => ({ tree: item, block }))
      : [],
  );
}

function spanOf(block: Block, tree: Tree): Span {
  return { block, start: tree.start, end: tree.end };
}
