import { AnchorIndex } from "./anchors.ts";
import type { ApiEntry } from "./api.ts";
import type { Block } from "./block.ts";
import type { Document } from "./document.ts";
import type { Span } from "./finding.ts";
import { type ApiContext, isCurrent, readApi } from "./read-api.ts";
import { resolve, type Unresolved } from "./resolve.ts";
import { type Overrides, readTenants, type Tenant } from "./tenants.ts";
import type { Tree, TreeEntry } from "./tree.ts";
import type { Value } from "./value.ts";

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
  /** What its APIs were read with. */
  readonly context: ApiContext;
}

export interface ReadOptions {
  readonly overrides?: Overrides;
  /** The tenant that the user picked for a file that names none. */
  readonly picked?: Tenant;
  /** A local tenant takes the place of one of the file's tenants: its variables and short names hold, its domain doesn't. */
  readonly standIn?: { readonly tenant: string; readonly domain: string };
}

/**
 * Reads the meaning of a document. Nothing throws; what can't be read is left out or `unknown`.
 *
 * @param previous - the file before an edit: APIs on which the edit has no bearing come back as the same objects
 */
export function readFile(
  document: Document,
  options: ReadOptions = AS_IT_STANDS,
  previous?: AuthApisFile,
): AuthApisFile {
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
  const bearing = roots.filter(({ entry }) => entry.key.value === "tenants" || entry.key.value === "defaults");
  const context: ApiContext = {
    anchors,
    options,
    bearing: bearing.map(({ block }) => block),
    tenants: tenants.length === 0 && options.picked ? [options.picked] : tenants,
    ...(defaults && { defaults: { tree: defaults.entry.value, block: defaults.block } }),
  };
  const known = new Map(previous?.apis.map((entry) => [entry.tree, entry]));
  const current = (tree: Tree): ApiEntry | undefined => {
    const entry = known.get(tree);
    return entry && previous && isCurrent(entry, previous.context, context) ? entry : undefined;
  };
  const items = document.blocks.flatMap((block) => apiItems(block));
  return {
    document,
    keys,
    tenants,
    apis: items.map(({ tree, block }) => current(tree) ?? readApi(tree, block, context)),
    shortNames: new Set(tenants.flatMap((tenant) => [...tenant.clients.keys()])),
    context,
  };
}

function standIn(tenant: Tenant, domain: string): Tenant {
  return { ...tenant, domain, customDomains: [], protected: false };
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

const AS_IT_STANDS: ReadOptions = {};
