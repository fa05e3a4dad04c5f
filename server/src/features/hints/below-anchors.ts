import type { Brought } from "../../document/read/brought.ts";
import type { ApiContext } from "../../document/read/api-context.ts";
import type { Tenant } from "../../document/read/tenants.ts";
import { keyName, type Tree } from "../../document/parse/tree.ts";
import type { FieldPath } from "../../schema/facts.ts";
import { API, duration, type Hint, isLength } from "./hint.ts";
import { variablesOf } from "./variables.ts";

/**
 * Hints in what stands below a key of one's own (`x-base: &base`), as far as aliases bring it to APIs: on the tenants of these.
 * A length of time is known by its key alone, wherever an alias puts the map.
 */
export function hintsBelowAnchors(tree: Tree, brought: Brought, { tenants, anchors }: ApiContext): readonly Hint[] {
  const visit = (node: Tree, path: FieldPath, around: readonly Tenant[] | undefined): readonly Hint[] => {
    const own = brought.get(node);
    const all = own && new Set([...(around ?? []), ...own]);
    const concerned = all ? tenants.filter((tenant) => all.has(tenant)) : around;
    if (node.kind === "map")
      return node.entries.flatMap(({ key, value }) => visit(value, [...API, keyName(key)], concerned));
    if (node.kind === "list") return node.items.flatMap((item) => visit(item, API, concerned));
    if (concerned === undefined) return [];
    const scalar = node.kind === "alias" ? anchors.find(node.name, node) : node;
    const length = scalar?.kind === "scalar" && isLength(path) ? duration(scalar.value) : undefined;
    if (length !== undefined) return [{ at: node, label: length }];
    return node.kind === "scalar" ? variablesOf(node, path, concerned) : [];
  };
  return visit(tree, API, undefined);
}
