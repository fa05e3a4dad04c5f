import type { Block } from "../block.ts";
import { memoryKey } from "../memory.ts";
import type { Tree } from "../parse/tree.ts";
import type { AnchorIndex } from "./anchors.ts";
import { ApiEntry, ApiView } from "./api.ts";
import type { ApiContext } from "./api-context.ts";
import type { DefaultsLayer } from "./base.ts";
import { concerns } from "./grant.ts";
import { type Allowance, resolve, type Resolved } from "./resolve.ts";
import { type Tenant, variableOf } from "./tenants.ts";
import type { Apart } from "./told-apart.ts";
import type { Entry, MapValue, Value } from "./value.ts";
import { mayExpand } from "./variables.ts";

/**
 * What an API means to each tenant that it is for.
 *
 * @param allowance - what aliases may still bring to its block
 */
export function readApi(tree: Tree, context: ApiContext, allowance: Allowance): ApiEntry {
  const { block } = tree;
  const { nodes } = allowance;
  const unexpanded = resolve(tree, context.anchors, undefined, allowance);
  const { value } = unexpanded;
  const some = context.tenants.filter((tenant) => value.kind !== "map" || concerns(value, [tenant]));
  // APIs for all tenants share one list, by which what follows from it is known again (`rules/about/on-one-tenant.ts`).
  const concerned = some.length === context.tenants.length ? context.tenants : some;
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

const EXPANDS = memoryKey<boolean>();
