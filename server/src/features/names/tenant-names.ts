import type { AuthApisFile } from "../../document/read/file.ts";
import { rootsOf } from "../../document/read/roots.ts";
import { type Name, nameOf } from "./name.ts";
import { entries, type Written } from "./written.ts";

/** What `tenants` names: the tenants themselves, their variables, and their short names for applications. */
export function namesOfTenants({ document, context: { anchors } }: AuthApisFile): readonly Name[] {
  const names: (Name | undefined)[] = [];
  for (const { entry, block } of rootsOf(document)) {
    if (entry.key.value !== "tenants") continue;
    for (const { key, value } of entries({ tree: entry.value, block }, anchors)) {
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

const PARTS: ReadonlyMap<unknown, Name["kind"]> = new Map([
  ["variables", "variable"],
  ["clients", "client"],
]);
