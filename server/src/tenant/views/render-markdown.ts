import type { Change, FieldChange } from "../plan/change.ts";
import type { Plan } from "../plan/plan.ts";
import { tagOf } from "../plan/tag.ts";
import { markdownCode, markdownText } from "../../text/printable.ts";
import { summary } from "./summary.ts";
import {
  comesOrGoes,
  isAnyTenant,
  isKept,
  itemText,
  longestValue,
  notes,
  rowsToRead,
  sections,
  subject,
  valueText,
} from "./wording.ts";

/** The plan as Markdown. The same plan gives the same text, so that a comment only changes where the plan does. */
export function planMarkdown(plan: Plan): string {
  const { name, domain } = plan.tenant;
  const host = isAnyTenant(plan) ? "any tenant" : markdownCode(domain);
  const tenant = name === undefined ? host : `${markdownText(name)} (${host})`;
  const parts = sections.flatMap(({ kind, title }) => {
    const { rows, more } = rowsToRead(plan, kind);
    const rest = more > 0 ? [`- … and ${more} more`] : [];
    return rows.length === 0 ? [] : [`#### ${title}`, [...rows.map(row), ...rest].join("\n")];
  });
  return [`### Plan for ${tenant}`, `${summary(plan)}.`, ...parts].join("\n\n") + "\n";
}

function row(change: Change): string {
  const { what, name, holder } = subject(change);
  const whose = holder === undefined ? "" : ` ${markdownCode(holder)} on`;
  const tag = tagOf(change);
  const tagged = tag === undefined ? "" : ` **${tag}**`;
  const lines = [
    `- ${what}${whose} ${markdownCode(name)}${tagged}`,
    ...change.fields.map((field) => `  - ${fieldLine(field)}`),
    ...notes(change).map((note) => `  - ${markdownText(note)}`),
  ];
  return lines.join("\n");
}

function fieldLine(field: FieldChange): string {
  const path = markdownCode(field.path, longestValue);
  const item = itemText(field);
  if (item !== undefined) return `${path}: ${markdownText(item, longestValue)}`;
  const before = field.before === null ? "not set" : markdownCode(valueText(field.before), longestValue);
  if (isKept(field)) return `${path}: keeps ${before}, no longer managed`;
  const after = field.after === null ? "not set" : markdownCode(valueText(field.after), longestValue);
  return comesOrGoes(field) === "comes" ? `${path}: ${after}` : `${path}: ${before} → ${after}`;
}
