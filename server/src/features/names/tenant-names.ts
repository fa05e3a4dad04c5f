import type { AuthApisFile } from "../../document/file.ts";
import type { Tree, TreeEntry } from "../../document/tree.ts";
import { type Name, nameOf } from "./name.ts";
import { entries, type Written } from "./written.ts";

/** What `tenants` names: the tenants themselves, their variables, and their short names for applications. */
export function namesOfTenants({ document, context: { anchors } }: AuthApisFile): readonly Name[] {
  const names: (Name | undefined)[] = [];
  for (const block of document.blocks) {
    const tenants = rootEntries(block.kind === "item" ? undefined : block.parsed.tree).find(
      ({ key }) => key.value === "tenants",
    );
    if (tenants === undefined) continue;
    for (const { key, value } of entries({ tree: tenants.value, block }, anchors)) {
      names.push(nameOf("tenant", key.tree, key.block, true));
      for (const part of entries(value, anchors)) {
        const kind = PARTS.get(part.key.tree.value);
        for (const each of kind ? entries(part.value, anchors) : []) names.push(defined(kind, each.key));
      }
    }
  }
  return names.filter((name) => name !== undefined);
}

function defined(kind: Name["kind"] | undefined, { tree, block }: Written): Name | undefined {
  return kind && tree.kind === "scalar" ? nameOf(kind, tree, block, true) : undefined;
}

function rootEntries(tree: Tree | undefined): readonly TreeEntry[] {
  return tree?.kind === "map" ? tree.entries : [];
}

const PARTS: ReadonlyMap<unknown, Name["kind"]> = new Map([
  ["variables", "variable"],
  ["clients", "client"],
]);
