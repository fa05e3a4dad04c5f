import type { ApiEntry, ApiView } from "../../document/read/api.ts";
import type { Block } from "../../document/block.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { TopLevelKey } from "../../document/read/top-level-keys.ts";
import type { Finding } from "../../document/finding.ts";
import type { Value } from "../../document/read/value.ts";
import { blockLists } from "../../document/list-keys.ts";
import { hasContent } from "../../document/parse/indent.ts";
import { tornFrom } from "../../document/torn-from.ts";
import {
  checkApi,
  checkApis,
  checkDefaults,
  checkExtends,
  checkRoot,
  checkRules,
  checkTenants,
} from "../../schema/check.ts";
import { isStrayRootKey, isTenantList, tearingKey } from "../../schema/stray-root-key.ts";
import { hasLostOpening } from "./lost-opening.ts";
import { isTorn } from "../about/torn.ts";
import { idsOf, type Rule } from "../rule.ts";

/** What the JSON Schema refuses in the file's top-level keys, items of `apis` aside. */
export function* schemaFindings(file: AuthApisFile, rules: readonly Rule[]): Iterable<Finding> {
  for (const finding of checkRoot(file.keys)) {
    const { block, start } = finding.at;
    if (hasLostOpening(block, file)) continue;
    yield* tearingKey(block)?.start === start ? [finding] : withoutEcho([finding], block);
  }
  // The list of a block-style `apis` stands in the blocks that follow the key's. A word that is no key yet may stand between.
  const withItems = new Set(blockLists(file.document.chunks).map(({ key }) => key));
  for (const [at, key] of file.keys.entries()) {
    const next = file.keys[at + 1];
    const found = withoutEcho(judgeKey(key, withItems, rules), key.block);
    yield* next && isStrayRootKey(next.key) ? goingOn(found) : found;
  }
}

/** Without the last key's being empty: what stands below the stray key behind it may be its own. */
function* goingOn(findings: Iterable<Finding>): Iterable<Finding> {
  for (const finding of findings) {
    const { block, end } = finding.at;
    const [behind = "", ...below] = block.text.slice(end).split("\n");
    if (!EMPTY.test(behind) || below.some(hasContent)) yield finding;
  }
}

/** What the JSON Schema refuses in one API as some tenants see it: about so many things, at most. */
export function apiSchemaFindings(entry: ApiEntry, api: ApiView, most: number): Iterable<Finding> {
  const isPartial = isTorn(entry.block) || entry.foreign.some(({ target }) => target && isTorn(target.block));
  return withoutEcho(checkApi(api.value, isPartial, most), entry.block);
}

function judgeKey(
  { key, value, block }: TopLevelKey,
  withItems: ReadonlySet<Block>,
  rules: readonly Rule[],
): readonly Finding[] {
  switch (key) {
    case "apis":
      return withItems.has(block) ? [] : checkApis(value);
    case "tenants":
      return isTenantList(key, value)
        ? checkTenants(value).map((each) => ({ ...each, message: `${each.message} ${IF_OF_API}` }))
        : checkTenants(value, isTorn(block));
    case "rules":
      return checkRules(ofKnown(rules, value));
    case "defaults":
      return checkDefaults(value);
    case "extends":
      return checkExtends(value);
    default:
      return [];
  }
}

/** Of settings, those of rules that there are: what another one's key should hold is anybody's guess (`unknown-rule`). */
function ofKnown(rules: readonly Rule[], settings: Value): Value {
  if (settings.kind !== "map") return settings;
  const known = idsOf(rules);
  return { ...settings, entries: new Map([...settings.entries].filter(([id]) => known.has(id))) };
}

/**
 * Leaves out what a syntax error makes of the text behind it: whatever begins, or goes on, at its line or below. Of what stands on many
 * lines the first is marked.
 */
function* withoutEcho(findings: readonly Finding[], block: Block): Iterable<Finding> {
  if (findings.length === 0) return;
  const torn = tornFrom(block);
  for (const finding of findings) {
    const { at } = finding;
    if (at.block !== block || (at.start < torn && at.end <= torn)) yield onFirstLine(finding);
  }
}

function onFirstLine(finding: Finding): Finding {
  const { block, start, end } = finding.at;
  const length = block.text.slice(start, end).search(/[\r\n]/);
  return length < 0 ? finding : { ...finding, at: { block, start, end: start + length } };
}

/** What stands behind a key with no value on its line. */
const EMPTY = /^[ \t]*:[ \t]*(?:#.*)?\r?$/;
const IF_OF_API = "If these are the tenants of an API or a grant, indent them as the keys above.";
