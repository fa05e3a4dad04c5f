import { AnchorIndex } from "./anchors.ts";
import type { ApiEntry } from "./api.ts";
import type { Block } from "./block.ts";
import type { Document } from "./document.ts";
import type { Span } from "./finding.ts";
import { memoryKey } from "./memory.ts";
import { aliasesHold, type ApiContext, bearsTheSame, readApi } from "./read-api.ts";
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
  /** The name of the file's tenant that a command acts on: what must be given for it (`NAME:` with no value) has been given. */
  readonly chosen?: string;
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
  const roots = document.blocks.flatMap(rootEntries);
  const keys = roots.map(({ entry, block }): TopLevelKey => {
    const { value, unresolved } = resolve(entry.value, block, anchors);
    const name = entry.key.value === null ? entry.key.source : String(entry.key.value);
    return { key: name, keyAt: spanOf(block, entry.key), value, block, unresolved };
  });
  const keyed = (key: string): TopLevelKey | undefined => keys.findLast((each) => each.key === key);

  const declared = readTenants(keyed("tenants")?.value, options.overrides, options.chosen);
  const tenants = declared.map((tenant) =>
    tenant.name === options.standIn?.tenant ? standIn(tenant, options.standIn.domain) : tenant,
  );
  const defaults = roots.findLast(({ entry }) => entry.key.value === "defaults");
  const bearing = roots.filter(({ entry }) => BEARING.has(entry.key.value));
  const context: ApiContext = {
    anchors,
    options,
    bearing: bearing.map(({ block }) => block),
    tenants: tenants.length === 0 && options.picked ? [options.picked] : tenants,
    ...(defaults && { defaults: { tree: defaults.entry.value, block: defaults.block } }),
  };
  const known = previous && bearsTheSame(previous.context, context) ? previous.apis : [];
  const items = document.blocks.flatMap(apiItems);
  return {
    document,
    keys,
    tenants,
    apis: readApis(items, known, context),
    shortNames: new Set(tenants.flatMap((tenant) => [...tenant.clients.keys()])),
    context,
  };
}

function standIn(tenant: Tenant, domain: string): Tenant {
  return { ...tenant, domain, customDomains: [], protected: false };
}

/** Reads each item, or takes what is known of it. The items stand in the same order as before, but for those that an edit made. */
function readApis(items: readonly Item[], known: readonly ApiEntry[], context: ApiContext): readonly ApiEntry[] {
  const apart = new Map<Tree, ApiEntry>();
  let next = 0;
  return items.map(({ tree, block }) => {
    if (known[next]?.tree !== tree && apart.size === 0)
      for (const entry of known.slice(next)) apart.set(entry.tree, entry);
    const entry = known[next]?.tree === tree ? known[next] : apart.get(tree);
    if (entry) next = known[next] === entry ? next + 1 : next;
    return entry && aliasesHold(entry, context) ? entry : readApi(tree, block, context);
  });
}

interface Item {
  readonly tree: Tree;
  readonly block: Block;
}

function rootEntries(block: Block): readonly { entry: TreeEntry; block: Block }[] {
  if (block.kind === "item") return NONE;
  const tree = block.parsed.tree;
  return tree?.kind === "map" ? tree.entries.map((entry) => ({ entry, block })) : NONE;
}

/** The items of `apis`: an item block has one; where the list was not cut, they stand under its key. */
function apiItems(block: Block): readonly Item[] {
  return block.remember(ITEMS, () => {
    const root = block.parsed.tree;
    const own =
      block.kind === "item" ? root : rootEntries(block).find(({ entry }) => entry.key.value === "apis")?.entry.value;
    return own?.kind === "list" ? own.items.map((tree) => ({ tree, block })) : [];
  });
}

function spanOf(block: Block, tree: Tree): Span {
  return { block, start: tree.start, end: tree.end };
}

/** What the reading of an API, and what the rules say of it alone, depends on. */
const BEARING: ReadonlySet<unknown> = new Set(["tenants", "defaults", "extends"]);
const NONE: readonly never[] = [];
const ITEMS = memoryKey<readonly Item[]>();
const AS_IT_STANDS: ReadOptions = {};
