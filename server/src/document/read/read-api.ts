import type { AnchorIndex } from "./anchors.ts";
import { ApiEntry, ApiView } from "./api.ts";
import type { Block } from "../block.ts";
import type { DefaultsLayer } from "./base.ts";
import { Chunk } from "../chunk.ts";
import { concerns } from "./grant.ts";
import { keyIn } from "../list-keys.ts";
import { memoryKey } from "../memory.ts";
import { resolve, type Resolved } from "./resolve.ts";
import { sameItems } from "../same-items.ts";
import { type Tenant, variableOf } from "./tenants.ts";
import { mayExpand } from "./variables.ts";
import type { Tree } from "../parse/tree.ts";
import type { Entry, MapValue, Value } from "./value.ts";

/** What the reading of an API depends on besides its own text. */
export interface ApiContext {
  readonly anchors: AnchorIndex;
  /** The base among them, so that another base makes other options. */
  readonly options: object;
  /** The blocks of `tenants`, `defaults` and `extends`. */
  readonly bearing: readonly Block[];
  readonly tenants: readonly Tenant[];
  /** The file's own first, then those of the files that it extends. */
  readonly defaults: readonly DefaultsLayer[];
}

/**
 * The APIs of a chunk of blocks; those that still mean what they meant are the same objects as before.
 *
 * @param above - the key below which the items at its beginning stand
 */
export function readChunk(blocks: Chunk<Block>, above: string, context: ApiContext): Chunk<ApiEntry> {
  const last = blocks.remember<LastRead<Chunk<ApiEntry>>>(above === "apis" ? CHUNK : OTHER_CHUNK, () => ({}));
  const { tenants, anchors } = context;
  // An edit moves no anchor from one side of an untouched chunk to the other.
  if (last.read === undefined || last.tenants !== tenants || last.anchors !== anchors.all) {
    let key = above;
    const items = blocks.items.flatMap((block) => {
      key = keyIn(block) ?? key;
      return block.kind === "item" && key !== "apis" ? [] : readBlock(block, context);
    });
    if (last.read === undefined || !sameItems(last.read.items, items)) last.read = new Chunk(items);
    last.tenants = tenants;
    last.anchors = anchors.all;
  }
  return last.read;
}

function readBlock(block: Block, context: ApiContext): readonly ApiEntry[] {
  const last = block.remember<LastRead<readonly ApiEntry[]>>(BLOCK, () => ({}));
  const { haveVariables, all } = context.anchors;
  // An edit moves no anchor from one side of a block that stays to the other.
  const isKnown =
    last.tenants === context.tenants &&
    (last.anchors === all || last.read?.every((entry) => aliasesHold(entry, context)) === true);
  // Whether tenants share a view of what has aliases depends on it.
  const dividesAlike = last.haveVariables === haveVariables || !block.parsed.hasAliases;
  if (last.read === undefined || !isKnown || !dividesAlike) {
    last.read = apiTrees(block).map((tree) => readApi(tree, context));
    last.tenants = context.tenants;
  }
  last.anchors = all;
  last.haveVariables = haveVariables;
  return last.read;
}

/** The items of `apis`: an item block has one; where the list was not cut, they stand under its key. */
function apiTrees(block: Block): readonly Tree[] {
  return listedApis(block).slice(0, MOST_UNCUT);
}

/** The APIs of a list that is one block which are not read, since there are too many. */
export function unreadApis(block: Block): readonly Tree[] {
  return listedApis(block).slice(MOST_UNCUT);
}

function listedApis(block: Block): readonly Tree[] {
  const root = block.parsed.tree;
  const under = root?.kind === "map" ? root.entries.find(({ key }) => key.value === "apis")?.value : undefined;
  const list = block.kind === "item" ? root : under;
  return list?.kind === "list" ? list.items : [];
}

/** Each edit reads them all again. */
export const MOST_UNCUT = 5000;

/** Does every alias that leads out of the API's block still lead to the same anchor? */
function aliasesHold({ foreign }: ApiEntry, { anchors }: ApiContext): boolean {
  return foreign.every(({ alias, target }) => anchors.find(alias.name, alias) === target);
}

interface LastRead<T> {
  read?: T;
  tenants?: ApiContext["tenants"];
  anchors?: AnchorIndex["all"];
  haveVariables?: boolean;
}

const CHUNK = memoryKey<LastRead<Chunk<ApiEntry>>>();
/** The same chunk while another key stands above it. */
const OTHER_CHUNK = memoryKey<LastRead<Chunk<ApiEntry>>>();
const BLOCK = memoryKey<LastRead<readonly ApiEntry[]>>();

function readApi(tree: Tree, context: ApiContext): ApiEntry {
  const { block } = tree;
  const unexpanded = resolve(tree, context.anchors);
  const { value } = unexpanded;
  const concerned = context.tenants.filter((tenant) => value.kind !== "map" || concerns(value, [tenant]));
  const apart = concerned.length > 1 && differsByTenant(value, block, context);
  const groups = apart ? concerned.map((tenant) => [tenant]) : [concerned];
  const expands = mayExpand(block.text) || (block.parsed.hasAliases && context.anchors.mayExpand);
  const views = groups.map((tenants) => {
    const variable = (name: string) => variableOf(tenants[0], name);
    const own = expands ? resolve(tree, context.anchors, variable) : unexpanded;
    return readView(own, block, tenants, context);
  });
  return new ApiEntry(block, tree, views, unexpanded.foreign);
}

/** @param own - what the file says of the API itself, as these tenants see it */
function readView(own: Resolved, block: Block, tenants: readonly Tenant[], context: ApiContext): ApiView {
  let api = new ApiView(block, tenants, own.value, own.unresolved);
  if (own.value.kind !== "map" || api.absent || api.managementApi) return api;
  for (const defaults of defaultsFor(context, tenants[0])) {
    if (api.value.kind !== "map" || defaults.value.kind !== "map") continue;
    const value = withDefaults(api.value, defaults.value);
    api = new ApiView(block, tenants, value, [...api.unresolved, ...defaults.unresolved]);
  }
  return api;
}

/** What holds for an API that doesn't say otherwise: the file's own `defaults` first, then those that it extends. */
export function defaultsFor({ defaults }: ApiContext, tenant: Tenant | undefined): readonly Resolved[] {
  return defaults.map(({ tree, anchors }) => resolve(tree, anchors, (name) => variableOf(tenant, name)));
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
function differsByTenant(api: Value, block: Block, { defaults, anchors }: ApiContext): boolean {
  const layers = [{ block, anchors }, ...defaults.map((each) => ({ block: each.tree.block, anchors: each.anchors }))];
  if (layers.some((layer) => layer.block.parsed.variables.length > 0)) return true;
  if (layers.some((layer) => layer.block.parsed.hasAliases && layer.anchors.haveVariables)) return true;
  const grants = api.kind === "map" ? api.entries.get("grants")?.value : undefined;
  return grants?.kind === "list" && grants.items.some((item) => item.kind === "map" && item.entries.has("tenants"));
}

/** Do two contexts have the same tenants, defaults and options, so that an API without aliases reads the same in both? */
export function bearsTheSame(
  before: ApiContext,
  { options, anchors, bearing }: Pick<ApiContext, "options" | "anchors" | "bearing">,
): boolean {
  if (before.options !== options || before.bearing.length !== bearing.length) return false;
  return bearing.every(
    (block, at) => block === before.bearing[at] && (anchors.all === before.anchors.all || !block.parsed.hasAliases),
  );
}
