import { keyName, type Tree, type TreeScalar } from "../../document/parse/tree.ts";
import { type Tenant, variableOf } from "../../document/read/tenants.ts";
import { expand, mayHoldVariables, variablesIn } from "../../document/read/variables.ts";
import { type FieldPath, isSecretName } from "../../schema/facts.ts";
import { shown } from "../../schema/words.ts";
import { duration, type Hint, isLength } from "./hint.ts";

/** What the scalars of a tree that have variables are on these tenants. */
export function variables(tree: Tree, path: FieldPath, tenants: readonly Tenant[]): readonly Hint[] {
  if (tree.block.parsed.variables.length === 0 || tenants.length === 0) return [];
  if (tree.kind === "map")
    return tree.entries.flatMap(({ key, value }) => variables(value, [...path, keyName(key)], tenants));
  if (tree.kind === "list") return tree.items.flatMap((item, at) => variables(item, [...path, at], tenants));
  return tree.kind === "scalar" ? variablesOf(tree, path, tenants) : [];
}

/** What a scalar is on these tenants. */
export function variablesOf(scalar: TreeScalar, path: FieldPath, tenants: readonly Tenant[]): readonly Hint[] {
  if (scalar.style === "block" || tenants.length === 0) return [];
  const known: OnTenant[] = [];
  let areAlike = true;
  for (const each of valuesOf(scalar, tenants, isLength(path))) {
    known.push(each);
    areAlike &&= each.text === known[0]?.text;
    if (!areAlike && known.length > MOST_TOLD) break;
  }
  return known.length === 0 ? [] : [{ at: scalar, ...labelled(known, tenants.length, areAlike) }];
}

interface OnTenant {
  readonly tenant: string;
  readonly text: string;
}

/** What a scalar is on each tenant where that is known; nothing for one without variables. */
function* valuesOf(scalar: TreeScalar, tenants: readonly Tenant[], seconds: boolean): Iterable<OnTenant> {
  if (!mayHoldVariables(scalar.value)) return;
  if (variablesIn(scalar.value).some(isSecretName)) return;
  for (const tenant of tenants) {
    const expansion = expand(scalar.value, (name) => variableOf(tenant, name));
    if (expansion.kind === "unknown" || expansion.value === null) continue;
    const length = seconds ? duration(expansion.value) : undefined;
    const text = shown(String(expansion.value)) + (length === undefined ? "" : ` (${length})`);
    yield { tenant: shown(tenant.name), text };
  }
}

/** One value, where it is the same for all; else the first tenants' values, and the next ones' to be seen on demand. */
function labelled(
  values: readonly OnTenant[],
  tenants: number,
  areAlike: boolean,
): { label: string; tooltip?: string } {
  const [first] = values;
  if (first && areAlike && values.length === tenants) return { label: first.text };
  const all = values.slice(0, MOST_TOLD).map(({ tenant, text }) => `${tenant}: ${text}`);
  let taken = 1;
  for (let length = all[0]?.length ?? 0; taken < all.length; taken++) {
    length += (all[taken]?.length ?? 0) + SEPARATOR.length;
    if (length > LONGEST) break;
  }
  const isMore = values.length > MOST_TOLD;
  const rest = (isMore ? tenants : all.length) - taken;
  const label = all.slice(0, taken).join(SEPARATOR) + (rest > 0 ? `${SEPARATOR}+${String(rest)}` : "");
  return rest > 0 ? { label, tooltip: [...all, ...(isMore ? ["…"] : [])].join("\n") } : { label };
}

const SEPARATOR = " · ";
/** In characters: what stands behind a line without pushing it off the screen. */
const LONGEST = 80;
/** Tenants, at most; others are named only by their number. */
const MOST_TOLD = 30;
