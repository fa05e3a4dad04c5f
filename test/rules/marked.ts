import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import type { Finding } from "../../server/src/document/finding.ts";
import { type KnownTenants, NONE_KNOWN, told } from "../../server/src/facts/known-tenants.ts";
import type { TenantFacts } from "../../server/src/facts/tenant-facts.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { rules as allRules } from "../../server/src/rules/registry.ts";
import type { Rule } from "../../server/src/rules/rule.ts";

/** The findings of one rule in a text, as the stretches of text that they underline, between ⟦ and ⟧. */
export function marked(text: string, rule: string, known: readonly TenantFacts[] = []): string {
  const document = Document.of(text);
  const found = findings(text, allRules, known).filter((finding) => finding.rule === rule);
  const edges = found.flatMap((finding) => {
    const start = document.offsetAt(finding.range.start);
    return [
      { at: start, mark: "⟦", order: 1 },
      { at: document.offsetAt(finding.range.end), mark: "⟧", order: 0 },
    ];
  });
  edges.sort((one, other) => other.at - one.at || other.order - one.order);
  return edges.reduce((marks, { at, mark }) => marks.slice(0, at) + mark + marks.slice(at), text);
}

/** Every finding of a text, with its range; with `rules: []`, what syntax and schema alone say. */
export function findings(
  text: string,
  rules: readonly Rule[] = allRules,
  known: readonly TenantFacts[] = [],
): readonly (Finding & { range: ReturnType<Document["rangeOf"]> })[] {
  const document = Document.of(text);
  return analyse(readFile(document), { rules, facts: knowing(known) }).map((finding) => ({
    ...finding,
    range: document.rangeOf(finding.at),
  }));
}

function knowing(known: readonly TenantFacts[]): KnownTenants {
  return known.reduce(told, NONE_KNOWN);
}

/** The text after a finding's first fix. */
export function fixed(text: string, rule: string, title?: string): string {
  const document = Document.of(text);
  const finding = analyse(readFile(document)).find((each) => each.rule === rule);
  const fix = finding?.fixes?.find((each) => title === undefined || each.title === title);
  if (!fix) throw new Error(`No fix for ${rule} in:\n${text}`);
  return [...fix.edits]
    .map(({ at, text: put }) => ({
      start: document.offsetOf(at.block) + at.start,
      end: document.offsetOf(at.block) + at.end,
      put,
    }))
    .sort((one, other) => other.start - one.start)
    .reduce((result, { start, end, put }) => result.slice(0, start) + put + result.slice(end), text);
}
