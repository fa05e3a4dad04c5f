import type { Block } from "../document/block.ts";
import { isFlow } from "../document/cut/cut-state.ts";
import { WITHOUT_KEY } from "../document/parse/list-without-key.ts";
import type { Value } from "../document/read/value.ts";
import { GOES_ON } from "../document/parse/nested-value.ts";
import type { Tree, TreeEntry, TreeScalar } from "../document/parse/tree.ts";
import type { SyntaxProblem } from "../document/parse/syntax.ts";
import { NO_COLUMN } from "../document/parse/syntax-words.ts";
import { isSecretName } from "./never.ts";
import { definition, entryOf } from "./node.ts";

/** Is it said of a key at the top of the file, in any case, that it is none of the file's? Of a secret a rule speaks. */
export function isStrayRootKey(key: string): boolean {
  return !key.startsWith("x-") && entryOf(definition("File").properties, key) === undefined && !isSecretName(key);
}

/** Is it the list of names that an API or a grant has, at the left edge? The file's own `tenants` are a map. */
export function isTenantList(key: string, value: Pick<Value, "kind"> | Tree): boolean {
  return key === "tenants" && value.kind === "list";
}

/**
 * Such a key that has come amid something to which it belongs: what that goes on with stands below the key, at no column that it could
 * have there. What is to be said is said of the key.
 */
export function tearingKey(block: Block): TreeScalar | undefined {
  const [first] = block.parsed.problems;
  const isInLines = block.kind === "key" && !isFlow(block.before);
  const key = isInLines && first && isOfColumn(first) ? rootEntry(block)?.key : undefined;
  return key && isStrayRootKey(key.source) ? key : undefined;
}

/** The first key of a block, if it holds one. */
export function rootEntry({ parsed: { tree } }: Block): TreeEntry | undefined {
  return tree?.kind === "map" ? tree.entries[0] : undefined;
}

/** Is a line at a column that doesn't go with those above it? */
export function isOfColumn({ message }: Pick<SyntaxProblem, "message">): boolean {
  return message === NO_COLUMN || message === GOES_ON || message === WITHOUT_KEY;
}
