import type { Change, ChangeKind, FieldChange } from "../plan/change.ts";
import { counted } from "../plan/counted.ts";
import type { Outcome } from "../apply/outcome.ts";
import type { Tag } from "../plan/effects.ts";
import type { Plan } from "../plan/plan.ts";
import { tagOf } from "../plan/tag.ts";
import { oneLine } from "../../text/printable.ts";
import { outcomeSummary, summary } from "./summary.ts";
import {
  comesOrGoes,
  isAnyTenant,
  isKept,
  itemText,
  longestValue,
  notes,
  rowsToRead,
  outcomeText,
  sections,
  subject,
  valueText,
} from "./wording.ts";

export type Style = "add" | "change" | "remove" | "warn" | "dim" | "bold";

/** Colours a piece of text, or leaves it. */
export type Paint = (style: Style, text: string) => string;

const marks: Readonly<Record<ChangeKind, readonly [mark: string, style: Style]>> = {
  create: ["+", "add"],
  update: ["~", "change"],
  removal: ["-", "remove"],
  blocked: ["!", "warn"],
  released: ["*", "dim"],
  extra: ["?", "dim"],
};

const tagStyles: Readonly<Record<Tag, Style>> = {
  "loosens access": "warn",
  "breaks callers": "remove",
  "needs care": "warn",
  cosmetic: "dim",
};

/** The plan for a terminal: removals and what is blocked first, what only the tenant has last. */
export function planText(plan: Plan, paint: Paint): string {
  const { name, domain } = plan.tenant;
  const tenant = isAnyTenant(plan) ? "any tenant" : oneLine(name === undefined ? domain : `${name} (${domain})`);
  const parts = sections.flatMap(({ kind, title }) => {
    const { rows, more } = rowsToRead(plan, kind);
    if (rows.length === 0) return [];
    const rest = more > 0 ? [`  ${paint("dim", `… and ${more} more`)}`] : [];
    return [paint("bold", title), ...rows.flatMap((row) => rowText(row, paint)), ...rest, ""];
  });
  const requests = plan.requests > 0 ? `, ${counted(plan.requests, "request")}` : "";
  return [...parts, `${tenant}: ${summary(plan)}${requests}.`].join("\n");
}

/** What became of each row, for a terminal. */
export function outcomesText(outcomes: readonly Outcome[], paint: Paint): string {
  const styles = { written: "add", unchanged: "dim", moved: "warn", failed: "remove", pending: "warn" } as const;
  const lines = outcomes.flatMap((outcome) => {
    const text = paint(styles[outcome.state], oneLine(outcomeText(outcome)));
    const title = heading(outcome.change, paint);
    // What went as planned is one line, so that the rest stands out.
    return outcome.state === "written" && !outcome.meanwhile ? [`${title}: ${text}`] : [title, `    ${text}`];
  });
  return [...lines, ...(lines.length > 0 ? [""] : []), `${outcomeSummary(outcomes)}.`].join("\n");
}

function rowText(change: Change, paint: Paint): string[] {
  const tag = tagOf(change);
  return [
    tag === undefined ? heading(change, paint) : `${heading(change, paint)} ${paint(tagStyles[tag], `[${tag}]`)}`,
    ...change.fields.map((field) => `    ${fieldText(field, paint)}`),
    ...notes(change).map((note) => `    ${paint("dim", oneLine(note))}`),
  ];
}

function heading(change: Change, paint: Paint): string {
  const { what, name, holder } = subject(change);
  const [mark, style] = marks[change.kind];
  const whose = holder === undefined ? "" : ` ${oneLine(holder)} on`;
  return `  ${paint(style, mark)} ${what}${whose} ${oneLine(name, 700)}`;
}

/** A field of a row: its path, and what it becomes. */
export function fieldText(field: FieldChange, paint: Paint): string {
  const path = oneLine(field.path, longestValue);
  const item = itemText(field);
  if (item !== undefined) {
    return `${path}: ${paint(comesOrGoes(field) === "comes" ? "add" : "remove", oneLine(item, longestValue))}`;
  }
  const before = oneLine(valueText(field.before), longestValue);
  if (isKept(field)) return `${path}: keeps ${before}, no longer managed`;
  const after = oneLine(valueText(field.after), longestValue);
  switch (comesOrGoes(field)) {
    case "comes":
      return `${path}: ${paint("add", after)}`;
    case "goes":
      return `${path}: ${paint("remove", before)} → ${paint("dim", after)}`;
    case undefined:
      return `${path}: ${paint("remove", before)} → ${paint("add", after)}`;
  }
}
