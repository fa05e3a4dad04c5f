import type { ApiEntry } from "../../document/read/api.ts";
import { applyEdits } from "../../document/edit/apply-edits.ts";
import type { Document } from "../../document/document.ts";
import { lineBreakOf } from "../../document/edit/edits.ts";
import { removeEntry } from "../../document/edit/removals.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Edit, Finding } from "../../document/finding.ts";
import type { Entry, MapValue } from "../../document/read/value.ts";
import type { KnownTenants } from "../../facts/known-tenants.ts";
import type { Judge } from "./import.ts";

/**
 * Leaves no finding above info. What a rule says of something that the tenant simply has gets a comment above its line; a field
 * that the schema refuses (Auth0 takes values before this program knows them) goes, and stays unmanaged.
 */
export function settle(
  text: string,
  judge: Judge,
  facts: KnownTenants,
): { readonly document: Document; readonly notes: readonly string[] } {
  const notes: string[] = [];
  let file = judge.read(text);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const said = [...judge.analyse(file), ...judge.analyse(file, { facts })];
    const findings = said.filter(({ severity }) => severity === "error" || severity === "warning");
    if (findings.length === 0) break;
    const refused = findings.flatMap((finding) => refusedField(finding, file) ?? []);
    notes.push(...refused.map(({ note }) => note));
    const edits = refused.length > 0 ? refused.map(({ edit }) => edit) : commentsFor(findings, file.document);
    const document = applyEdits(file.document, distinct(edits));
    file = judge.read(document.text);
  }
  return { document: file.document, notes };
}

interface Refused {
  readonly edit: Edit;
  readonly note: string;
}

/** The key of an API in which the schema finds something wrong, to be taken out. */
function refusedField({ rule, at, message }: Finding, file: AuthApisFile): Refused | undefined {
  if (rule !== "schema") return undefined;
  const map = mapAround(at, file.apis);
  const entry = map && [...map.entries.values()].find((each) => holds(each, at));
  if (!map || !entry || entry.key === "identifier") return undefined;
  return { edit: removeEntry(map, entry), note: `${entry.key} was left out: ${message}` };
}

function mapAround({ block, start }: Finding["at"], apis: readonly ApiEntry[]): MapValue | undefined {
  const maps = apis.flatMap(({ views }) =>
    views.slice(0, 1).flatMap(({ value }) => (value.kind === "map" ? [value] : [])),
  );
  return maps.find(({ at }) => at.block === block && at.start <= start && start <= at.end);
}

function holds({ keyAt, value }: Entry, { start }: Finding["at"]): boolean {
  return keyAt.start <= start && start < Math.max(keyAt.end, value.at.end);
}

/** One comment above each line that something is said of. */
function commentsFor(findings: readonly Finding[], document: Document): readonly Edit[] {
  const lines = new Map<string, { readonly at: Finding["at"]; readonly rules: Set<string> }>();
  for (const { rule, at } of findings) {
    const { text } = at.block;
    const start = text.lastIndexOf("\n", at.start - 1) + 1;
    const key = `${document.offsetOf(at.block) + start}`;
    const line = lines.get(key) ?? { at: { block: at.block, start, end: start }, rules: new Set<string>() };
    line.rules.add(rule);
    lines.set(key, line);
  }
  return [...lines.values()].map(({ at, rules }) => {
    const indent = /^[ ]*/.exec(at.block.text.slice(at.start))?.[0] ?? "";
    const comment = `# auth-apis-disable-next-line ${[...rules].join(", ")} -- exists on the tenant`;
    return { at, text: `${indent}${comment}${lineBreakOf(at.block.text)}` };
  });
}

function distinct(edits: readonly Edit[]): readonly Edit[] {
  return [...new Map(edits.map((edit) => [`${edit.at.block.text} ${edit.at.start}`, edit])).values()];
}

/** Taking out a field, or silencing a rule, seldom brings up another finding. */
const MOST_ROUNDS = 10;
