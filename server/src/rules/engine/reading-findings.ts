import { listsOf } from "../../document/chunk.ts";
import { isFlow } from "../../document/cut/cut-state.ts";
import type { Document } from "../../document/document.ts";
import type { Finding } from "../../document/finding.ts";
import { onOneLine } from "../../document/lines.ts";
import { memoryKey } from "../../document/memory.ts";
import { straysIn } from "../../document/parse/strays.ts";
import type { ApiEntry } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Unresolved } from "../../document/read/resolve.ts";
import { MOST_TENANTS } from "../../document/read/tenants.ts";
import type { TopLevelKey } from "../../document/read/top-level-keys.ts";
import { isTenantList } from "../../schema/stray-root-key.ts";
import { aliasFindings } from "./alias-findings.ts";
import { unreadFindings } from "./unread-findings.ts";

/** What can be parsed but means nothing: a root that is no map, a key that stands twice, an alias without an anchor. */
export function* readingFindings(file: AuthApisFile): Iterable<Finding> {
  yield* unreadFindings(file.document);
  const seen = new Set<string>();
  for (const each of file.keys) {
    const { key, keyAt, unresolved } = each;
    if (key !== "" && seen.has(key) && !isToldOtherwise(each, file.document)) {
      const message = `The key "${onOneLine(key)}" stands twice at the top of the file. Only one value can hold: remove or merge one.`;
      yield { rule: "syntax", severity: "error", message, at: keyAt };
    }
    seen.add(key);
    for (const alias of unresolved) yield* aliasFindings(alias, file.context.anchors);
  }
  const tenants = file.keys.findLast(({ key }) => key === "tenants");
  const named = tenants?.value.kind === "map" ? tenants.value.entries.size : 0;
  if (tenants && named > MOST_TENANTS)
    yield { rule: "syntax", severity: "error", message: tooManyTenants(named), at: tenants.keyAt };
  if (file.toldApart < file.tenants.length) {
    const at = tenants?.keyAt ?? file.keys[0]?.keyAt;
    if (at) yield { rule: "syntax", severity: "error", message: tooLongFor(file), at };
  }
  const defaults = file.keys.findLast(({ key }) => key === "defaults") ?? file.keys[0];
  if (file.hasTooManyDefaults && defaults)
    yield { rule: "syntax", severity: "error", message: DEFAULTS_TOO_LONG, at: defaults.keyAt };
  const inApis = listsOf(file.chunks, UNRESOLVED, unresolvedIn);
  for (const each of inApis.flat()) yield* aliasFindings(each, file.context.anchors);
}

/**
 * Is it told of a key's second place what is wrong there? It has an API's tenants, or a mark of a merge conflict stands right above: in
 * brackets both of its sides are read.
 */
function isToldOtherwise({ key, value, block }: TopLevelKey, document: Document): boolean {
  if (isTenantList(key, value)) return true;
  const above = document.blockNumbered(document.numberOf(block) - 1);
  const last = above && isFlow(above.before) ? straysIn(above).at(-1) : undefined;
  return last !== undefined && above?.text.slice(last.end).trim() === "";
}

/** For one tenant as for all, but that what aliases may bring can come to its end with any of them. */
function unresolvedIn({ views: [first, ...others] }: ApiEntry): readonly Unresolved[] {
  const found = first?.unresolved ?? NONE;
  const isAtItsEnd = ({ reason }: Unresolved): boolean => reason === "too-many-aliases";
  if (found.some(isAtItsEnd)) return found;
  const end = others.flatMap(({ unresolved }) => unresolved).find(isAtItsEnd);
  return end ? [...found, end] : found;
}

function tooManyTenants(count: number): string {
  return (
    `A file may name ${MOST_TENANTS} tenants; this one names ${count}, so nothing of it is synced. ` +
    "Split it into several files."
  );
}

function tooLongFor({ tenants, toldApart }: AuthApisFile): string {
  return (
    `The APIs are too many or too long for ${tenants.length} tenants of which each sees them in its own way, by variables or by grants with ` +
    `\`tenants\`. They are read for the first ${toldApart} of these, and nothing is synced. Split the file by tenants or by APIs.`
  );
}

const DEFAULTS_TOO_LONG =
  "These defaults are too long for so many APIs, so the APIs are read without them, and nothing of the file is synced. " +
  "Split the file.";

const NONE: readonly never[] = [];
const UNRESOLVED = memoryKey<readonly Unresolved[]>();
