import type { ApiEntry } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { memoryKey } from "../../document/memory.ts";
import type { Tree } from "../../document/parse/tree.ts";
import { type Name, nameOf } from "./name.ts";
import { type Anchors, child, items, scalar } from "./written.ts";

/**
 * What an API names: its identifier, its scopes and those of its grants, the grants' clients, and tenants. What an alias or
 * merge key brings is named where it is written, which may be another block than the API's; nothing of that is, where it is more than is read.
 */
export function namesOfApi(entry: ApiEntry, { context }: AuthApisFile): readonly Name[] {
  // An entry is read anew as soon as one of its aliases leads elsewhere, so that what follows from them holds as long as it.
  return entry.remember(NAMES, () => {
    const anchors: Anchors = bringsTooMuch(entry) ? NOWHERE : context.anchors;
    const names: (Name | undefined)[] = [];
    const note = (kind: Name["kind"], node: Tree | undefined, defines = false): void => {
      const found = scalar(node, anchors);
      if (found) names.push(nameOf(kind, found, defines));
    };
    const under = (node: Tree | undefined, ...path: readonly string[]): Tree | undefined =>
      path.reduce<Tree | undefined>((each, key) => child(each, key, anchors), node);

    note("identifier", under(entry.tree, "identifier"), true);
    for (const each of items(under(entry.tree, "tenants"), anchors)) note("tenant", each);
    for (const each of items(under(entry.tree, "scopes"), anchors)) note("scope", under(each, "value"), true);
    for (const grant of items(under(entry.tree, "grants"), anchors)) {
      note("client", under(grant, "client"));
      for (const each of items(under(grant, "scope"), anchors)) note("scope", each);
      for (const each of items(under(grant, "tenants"), anchors)) note("tenant", each);
    }
    return names.filter((name) => name !== undefined);
  });
}

function bringsTooMuch({ views: [first] }: ApiEntry): boolean {
  return first?.unresolved.some(({ reason }) => reason === "too-many-aliases") === true;
}

const NOWHERE: Anchors = { find: () => undefined };
const NAMES = memoryKey<readonly Name[]>();
