import type { AnchorIndex } from "./anchors.ts";
import { ApiEntry, ApiView } from "./api.ts";
import type { Block } from "./block.ts";
import { concerns } from "./grant.ts";
import { resolve } from "./resolve.ts";
import { type Tenant, variableOf } from "./tenants.ts";
import type { Tree } from "./tree.ts";
import type { Entry, MapValue, Value } from "./value.ts";

/** What the reading of an API depends on besides its own text. */
export interface ApiContext {
  readonly anchors: AnchorIndex;
  readonly options: object;
  /** The blocks of `tenants`, `defaults` and `extends`. */
  readonly bearing: readonly Block[];
  readonly tenants: readonly Tenant[];
  readonly defaults?: { readonly tree: Tree; readonly block: Block };
}

export function readApi(tree: Tree, block: Block, context: ApiContext): ApiEntry {
  const { value: unexpanded, foreign } = resolve(tree, block, context.anchors);
  const concerned = context.tenants.filter((tenant) => unexpanded.kind !== "map" || concerns(unexpanded, [tenant]));
  const apart = concerned.length > 1 && differsByTenant(unexpanded, block, context);
  const groups = apart ? concerned.map((tenant) => [tenant]) : [concerned];
  const views = groups.map((tenants) => readView(tree, block, tenants, context));
  return new ApiEntry(block, tree, views, foreign);
}

function readView(tree: Tree, block: Block, tenants: readonly Tenant[], context: ApiContext): ApiView {
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
function differsByTenant(api: Value, block: Block, { defaults, anchors }: ApiContext): boolean {
  if (block.parsed.variables.length > 0 || (defaults?.block.parsed.variables.length ?? 0) > 0) return true;
  if (block.parsed.hasAliases && anchors.all.some((anchor) => anchor.block.parsed.variables.length > 0)) return true;
  const grants = api.kind === "map" ? api.entries.get("grants")?.value : undefined;
  return grants?.kind === "list" && grants.items.some((item) => item.kind === "map" && item.entries.has("tenants"));
}

/** Do two contexts have the same tenants, defaults and options, so that an API without aliases reads the same in both? */
export function bearsTheSame(before: ApiContext, now: ApiContext): boolean {
  if (before.options !== now.options || before.bearing.length !== now.bearing.length) return false;
  return now.bearing.every((block, at) => block === before.bearing[at] && !block.parsed.hasAliases);
}

/** Does every alias that leads out of the API's block still lead to the same anchor? */
export function aliasesHold({ foreign }: ApiEntry, { anchors }: ApiContext): boolean {
  return foreign.every(({ name, block, at, tree }) => anchors.find(name, block, at)?.tree === tree);
}
