import type { AnchorIndex } from "./anchors.ts";
import { ApiEntry, ApiView } from "./api.ts";
import type { Block } from "../block.ts";
import type { DefaultsLayer } from "./base.ts";
import { Chunk } from "../chunk.ts";
import { concerns } from "./grant.ts";
import { keyIn } from "../list-keys.ts";
import { readApis } from "./listed-apis.ts";
import { memoryKey } from "../memory.ts";
import { type Allowance, resolve, type Resolved } from "./resolve.ts";
import { sameItems } from "../same-items.ts";
import { type Tenant, variableOf } from "./tenants.ts";
import type { Apart } from "./told-apart.ts";
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
  /** What they are for each tenant, as far as somebody has asked. */
  readonly resolvedDefaults: Map<Tenant | undefined, readonly Resolved[]>;
}

/**
 * The APIs of a chunk of blocks; those that still mean what they meant are the same objects as before.
 *
 * @param above - the key below which the items at its beginning stand
 */
export function readChunk(blocks: Chunk<Block>, above: string, context: ApiContext): Chunk<ApiEntry> {
  const last = lastRead(blocks, above);
  if (last.read && isStillRead(last, context)) return last.read;
  const items = apiBlocks(blocks, above).flatMap((block) => readBlock(block, context));
  if (last.read === undefined || !sameItems(last.read.items, items)) last.read = new Chunk(items);
  last.tenants = context.tenants;
  last.anchors = context.anchors.identity;
  return last.read;
}

/** What was read of a block. */
export interface BlockRead {
  readonly apis: readonly ApiEntry[];
  /** How many errors of syntax it has, if it was parsed for it: then that took longer than anything else. */
  readonly problems: number;
}

/** What must be read for `readChunk`, block by block: what is read now, each when it is. */
export function readChunkOn(blocks: Chunk<Block>, above: string, context: ApiContext): Iterable<BlockRead> {
  return isStillRead(lastRead(blocks, above), context) ? [] : readBlocks(apiBlocks(blocks, above), context);
}

function* readBlocks(blocks: readonly Block[], context: ApiContext): Iterable<BlockRead> {
  for (const block of blocks) {
    const { isParsed } = block;
    const before = block.remember(BLOCK, nothingYet<readonly ApiEntry[]>).read;
    const read = readBlock(block, context);
    if (read !== before) yield { apis: read, problems: isParsed ? 0 : block.parsed.problems.length };
  }
}

function lastRead(blocks: Chunk<Block>, above: string): LastRead<Chunk<ApiEntry>> {
  return blocks.remember(above === "apis" ? CHUNK : OTHER_CHUNK, nothingYet<Chunk<ApiEntry>>);
}

/** An edit moves no anchor from one side of an untouched chunk to the other. */
function isStillRead(last: LastRead<unknown>, { tenants, anchors }: ApiContext): boolean {
  return last.tenants === tenants && last.anchors === anchors.identity;
}

/** Those in which APIs may stand. */
function apiBlocks(blocks: Chunk<Block>, above: string): readonly Block[] {
  let key = above;
  return blocks.items.filter((block) => {
    key = keyIn(block) ?? key;
    return block.kind !== "item" || key === "apis";
  });
}

function readBlock(block: Block, context: ApiContext): readonly ApiEntry[] {
  const last = block.remember(BLOCK, nothingYet<readonly ApiEntry[]>);
  const { haveVariables, identity } = context.anchors;
  // An edit moves no anchor from one side of a block that stays to the other.
  const isKnown =
    last.tenants === context.tenants &&
    (last.anchors === identity || last.read?.every((entry) => aliasesHold(entry, context)) === true);
  // Whether tenants share a view of what has aliases depends on it.
  const dividesAlike = last.haveVariables === haveVariables || !block.parsed.hasAliases;
  if (last.read === undefined || !isKnown || !dividesAlike) {
    const allowance = { nodes: MOST_BROUGHT };
    last.read = readApis(block).map((tree) => readApi(tree, context, allowance));
    last.tenants = context.tenants;
  }
  last.anchors = identity;
  last.haveVariables = haveVariables;
  return last.read;
}

/** Does every alias that leads out of the API's block still lead to the same anchor? */
function aliasesHold({ foreign }: ApiEntry, { anchors }: ApiContext): boolean {
  return foreign.every(({ alias, target }) => anchors.find(alias.name, alias) === target);
}

interface LastRead<T> {
  read?: T;
  tenants?: ApiContext["tenants"];
  anchors?: AnchorIndex["identity"];
  haveVariables?: boolean;
}

function nothingYet<T>(): LastRead<T> {
  return {};
}

const CHUNK = memoryKey<LastRead<Chunk<ApiEntry>>>();
/** The same chunk while another key stands above it. */
const OTHER_CHUNK = memoryKey<LastRead<Chunk<ApiEntry>>>();
const EXPANDS = memoryKey<boolean>();
const BLOCK = memoryKey<LastRead<readonly ApiEntry[]>>();

/** In a block, to all that tenants see apart. */
const MOST_BROUGHT = 300_000;

function readApi(tree: Tree, context: ApiContext, allowance: Allowance): ApiEntry {
  const { block } = tree;
  const { nodes } = allowance;
  const unexpanded = resolve(tree, context.anchors, undefined, allowance);
  const { value } = unexpanded;
  const concerned = context.tenants.filter((tenant) => value.kind !== "map" || concerns(value, [tenant]));
  const apart = concerned.length > 1 && differsByTenant(value, block, context);
  const groups = apart ? concerned.map((tenant) => [tenant]) : [concerned];
  const expands =
    block.remember(EXPANDS, ({ text }) => mayExpand(text)) || (block.parsed.hasAliases && context.anchors.mayExpand);
  const views = groups.map((tenants) => {
    const variable = (name: string) => variableOf(tenants[0], name);
    const own = expands ? resolve(tree, context.anchors, variable, allowance) : unexpanded;
    return readView(own, block, tenants, context);
  });
  const { foreign } = unexpanded;
  return new ApiEntry(block, tree, views, { foreign, brought: nodes - allowance.nodes });
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
export function defaultsFor(
  { defaults, resolvedDefaults }: ApiContext,
  tenant: Tenant | undefined,
): readonly Resolved[] {
  const known = resolvedDefaults.get(tenant);
  if (known) return known;
  const resolved = defaults.map(({ tree, anchors }) => resolve(tree, anchors, (name) => variableOf(tenant, name)));
  const marked = resolved.map((each) => ({ ...each, value: asDefaults(each.value) }));
  resolvedDefaults.set(tenant, marked);
  return marked;
}

function asDefaults(value: Value): Value {
  if (value.kind !== "map") return value;
  const entries = [...value.entries].map(([key, entry]): [string, Entry] => [
    key,
    // What an alias or merge key brought to `defaults` isn't written there, either.
    { ...entry, via: "default", value: { ...entry.value, via: entry.value.via ?? "default" } },
  ]);
  return { ...value, entries: new Map(entries) };
}

/** `defaults` is shallow: a key that the API has keeps its own value whole. */
function withDefaults(own: MapValue, defaults: MapValue): MapValue {
  const entries = new Map<string, Entry>(own.entries);
  for (const [key, entry] of defaults.entries) if (!entries.has(key)) entries.set(key, entry);
  return { ...own, entries };
}

/** Without a variable and without a grant for some tenants only, every tenant sees the same. */
function differsByTenant(api: Value, block: Block, { defaults, anchors }: ApiContext): boolean {
  if (hasVariables(block, anchors) || defaults.some((each) => hasVariables(each.tree.block, each.anchors))) return true;
  const grants = api.kind === "map" ? api.entries.get("grants")?.value : undefined;
  return grants?.kind === "list" && grants.items.some((item) => item.kind === "map" && item.entries.has("tenants"));
}

/** Which APIs tenants may see each in its own way. */
export function apartBy(anchors: AnchorIndex, defaults: readonly DefaultsLayer[]): Apart {
  const differing = defaults.filter((each) => hasVariables(each.tree.block, each.anchors));
  if (differing.length > 0) return { by: "defaults", defaults: differing.map(({ tree }) => tree.block) };
  return { by: anchors.haveVariables ? "variables and aliases" : "own variables", defaults: [] };
}

function hasVariables({ parsed }: Block, anchors: AnchorIndex): boolean {
  return parsed.variables.length > 0 || (parsed.hasAliases && anchors.haveVariables);
}

/** Do two contexts have the same tenants, defaults and options, so that an API without aliases reads the same in both? */
export function bearsTheSame(
  before: ApiContext,
  { options, anchors, bearing }: Pick<ApiContext, "options" | "anchors" | "bearing">,
): boolean {
  if (before.options !== options || before.bearing.length !== bearing.length) return false;
  return bearing.every(
    (block, at) =>
      block === before.bearing[at] && (anchors.identity === before.anchors.identity || !block.parsed.hasAliases),
  );
}
