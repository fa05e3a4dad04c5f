import type { Block } from "../../document/block.ts";
import type { Finding } from "../../document/finding.ts";
import { goesOnLacking, LACKS_BRACE } from "../../document/parse/lacks-brace.ts";
import { TORN_LIST } from "../../document/parse/syntax.ts";
import { NO_COLUMN } from "../../document/parse/syntax-words.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { isOfColumn, isStrayRootKey, isTenantList, rootEntry, tearingKey } from "../../schema/stray-root-key.ts";
import { holdsTenantKey } from "./holds-tenant-key.ts";

/** Is a line out of its place for a key above it, of which that is said already? */
export function isToldAbove(finding: Finding, { document, keys }: Pick<AuthApisFile, "document" | "keys">): boolean {
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
  return finding.message === NO_COLUMN && holdsTenantKey(at.block, keys);
}
