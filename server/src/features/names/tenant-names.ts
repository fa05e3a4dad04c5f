import type { AuthApisFile } from "../../document/read/file.ts";
import { rootsOf } from "../../document/read/roots.ts";
import { type Name, nameOf } from "./name.ts";
import { entries } from "./written.ts";

/** What `tenants` names: the tenants themselves, their variables, and their short names for applications. */
export function namesOfTenants({ document, context: { anchors } }: AuthApisFile): readonly Name[] {
  const names: (Name | undefined)[] = [];
  for (const tenants of rootsOf(document)) {
    if (tenants.key.value !== "tenants") continue;
    for (const { key, value } of entries(tenants.value, anchors)) {
      names.push(nameOf("tenant", key, true));
      for (const part of entries(value, anchors)) {
        const kind = PARTS.get(part.key.value);
        if (kind) for (const each of entries(part.value, anchors)) names.push(nameOf(kind, each.key, true));
      }
    }
  }
  return names.filter((name) => name !== undefined);
}

const PARTS: ReadonlyMap<unknown, Name["kind"]> = new Map([
  ["variables", "variable"],
  ["clients", "client"],
]);
