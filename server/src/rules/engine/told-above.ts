import type { Block } from "../../document/block.ts";
import type { Document } from "../../document/document.ts";
import type { Finding } from "../../document/finding.ts";
import { goesOnLacking, LACKS_BRACE } from "../../document/parse/lacks-brace.ts";
import { TORN_LIST } from "../../document/parse/syntax.ts";
import { NO_COLUMN } from "../../document/parse/syntax-words.ts";
import type { Tree } from "../../document/parse/tree.ts";
import { tornFrom } from "../../document/torn-from.ts";
import { isOfTenant } from "../../schema/misplaced-tenant.ts";
import { isOfColumn, isStrayRootKey, isTenantList, rootEntry, tearingKey } from "../../schema/stray-root-key.ts";

/** Is a line out of its place for a key above it, of which that is said already? */
export function isToldAbove(finding: Finding, document: Document): boolean {
  const { at } = finding;
  const above = (by: number): Block | undefined => document.blockNumbered(document.numberOf(at.block) - by);
  if (finding.message === LACKS_BRACE) return goesOnLacking(above(1), above(2));
  if (finding.message === TORN_LIST) {
    // Or something else is wrong with the key that tears the list apart.
    const before = above(1);
    const root = before && rootEntry(before);
    if ((before?.parsed.problems.length ?? 0) > 0) return true;
    return root !== undefined && (isStrayRootKey(root.key.source) || isTenantList(root.key.source, root.value));
  }
  if (!isOfColumn(finding)) return false;
  if (tearingKey(at.block)) return true;
  const root = rootEntry(at.block);
  return finding.message === NO_COLUMN && root?.key.source === "tenants" && hasMisplaced(root.value);
}

/** Does a key of a tenant stand among the tenants, once, and above all that is wrong with their syntax? */
function hasMisplaced(tenants: Tree): boolean {
  if (tenants.kind !== "map") return false;
  const torn = tornFrom(tenants.block);
  const misplaced = tenants.entries.filter(({ key, value }) => isOfTenant(key.source) && !mayBeTenant(value));
  return misplaced.some(({ key: { source, end } }) => {
    return end <= torn && tenants.entries.filter(({ key }) => key.source === source).length === 1;
  });
}

function mayBeTenant(tree: Tree): boolean {
  if (tree.kind !== "map") return tree.kind === "alias";
  return tree.entries.some(({ key, merge }) => merge || key.source === "domain");
}
