import type { ApiEntry, ApiView } from "../../document/read/api.ts";
import type { Block } from "../../document/block.ts";
import type { AuthApisFile, TopLevelKey } from "../../document/read/file.ts";
import type { Finding } from "../../document/finding.ts";
import { blockLists } from "../../document/list-keys.ts";
import {
  checkApi,
  checkApis,
  checkDefaults,
  checkExtends,
  checkRoot,
  checkRules,
  checkTenants,
} from "../../schema/check.ts";
import { isTorn, tornFrom } from "../about/torn.ts";

/** What the JSON Schema refuses in the file's top-level keys, items of `apis` aside. */
export function* schemaFindings(file: AuthApisFile): Iterable<Finding> {
  for (const finding of checkRoot(file.keys)) yield* withoutEcho([finding], finding.at.block);
  for (const key of file.keys) yield* withoutEcho(judgeKey(key, file), key.block);
}

/** What the JSON Schema refuses in one API as some tenants see it. */
export function apiSchemaFindings(entry: ApiEntry, api: ApiView): Iterable<Finding> {
  return withoutEcho(checkApi(api.value, isTorn(entry.block)), entry.block);
}

function judgeKey({ key, value, block }: TopLevelKey, file: AuthApisFile): readonly Finding[] {
  switch (key) {
    case "apis":
      return hasItemBlocks(block, file) ? [] : checkApis(value);
    case "tenants":
      return checkTenants(value, isTorn(block));
    case "rules":
      return checkRules(value);
    case "defaults":
      return checkDefaults(value);
    case "extends":
      return checkExtends(value);
    default:
      return [];
  }
}

/** The list of a block-style `apis` stands in the blocks that follow the key's. A word that is no key yet may stand between. */
function hasItemBlocks(block: Block, { document }: AuthApisFile): boolean {
  return blockLists(document.chunks).some(({ key }) => key === block);
}

/** Leaves out what a syntax error makes of the text behind it: whatever begins, or goes on, at its line or below. */
function* withoutEcho(findings: readonly Finding[], block: Block): Iterable<Finding> {
  if (findings.length === 0) return;
  const torn = tornFrom(block);
  for (const finding of findings) if (finding.at.block !== block || finding.at.end <= torn) yield finding;
}
