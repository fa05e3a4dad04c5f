/** Where a scope has its verb: `read:orders` first, `orders.read` last. `undefined` where neither end is a word known as one. */
export function verbAt(words: readonly string[]): "first" | "last" | undefined {
  if (words.length < 2) return undefined;
  if (VERBS.has(words.at(0)?.toLowerCase() ?? "")) return "first";
  return VERBS.has(words.at(-1)?.toLowerCase() ?? "") ? "last" : undefined;
}

/** Only words that are hardly ever the thing that a scope is about: no `export`, `report`, `access`, `archive`. */
const VERBS: ReadonlySet<string> = new Set([
  "add",
  "create",
  "delete",
  "edit",
  "get",
  "list",
  "manage",
  "modify",
  "read",
  "remove",
  "update",
  "view",
  "write",
]);
