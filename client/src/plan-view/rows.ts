import type { Outcome } from "../../../server/src/tenant/apply/outcome.ts";
import type { Change, FieldChange } from "../../../server/src/tenant/plan/change.ts";
import type { Tag } from "../../../server/src/tenant/plan/effects.ts";
import type { Plan } from "../../../server/src/tenant/plan/plan.ts";
import { tagOf } from "../../../server/src/tenant/plan/tag.ts";
import {
  comesOrGoes,
  isKept,
  itemText,
  notes,
  outcomeText,
  sections,
  subject,
  valueText,
} from "../../../server/src/tenant/views/wording.ts";
import type { FileError } from "../sync/file-errors.ts";
import { plain } from "../views/plain.ts";

/** A line of the plan view, and what is under it. All texts are harmless. */
export interface PlanRow {
  readonly label: string;
  readonly description?: string;
  /** A codicon, and the theme colour that it has. */
  readonly icon?: readonly [name: string, color?: string | undefined];
  /** Where a click goes: what the row is about, or a line of the file (from 1). */
  readonly goesTo?: Change | number;
  readonly rows: readonly PlanRow[];
}

/** What the view shows: a plan, the errors of the file that block some of it, and what has become of its rows so far. */
export interface ShownPlan {
  readonly plan: Plan;
  readonly errors: readonly FileError[];
  readonly outcomes: ReadonlyMap<Change, Outcome>;
}

/** Section by section, what can't be taken back and what can't be done first; one row for each change, its fields under it. */
export function planRows(shown: ShownPlan): readonly PlanRow[] {
  const { plan, errors, outcomes } = shown;
  const parts = sections.flatMap(({ kind, title }): PlanRow[] => {
    const changes = plan.changes.filter((change) => change.kind === kind);
    if (changes.length === 0) return [];
    return [
      { label: title, description: String(changes.length), rows: changes.map((change) => rowOf(change, outcomes)) },
    ];
  });
  return errors.length > 0 ? [errorsOf(errors), ...parts] : parts;
}

function errorsOf(errors: readonly FileError[]): PlanRow {
  const rows = errors.map(({ line, message }): PlanRow => {
    return {
      label: plain(message),
      description: `line ${line}`,
      icon: ["error", "list.errorForeground"],
      goesTo: line,
      rows: [],
    };
  });
  return { label: "Errors in the file", description: String(errors.length), rows };
}

function rowOf(change: Change, outcomes: ReadonlyMap<Change, Outcome>): PlanRow {
  const { what, name, holder } = subject(change);
  const outcome = outcomes.get(change);
  const tag = tagOf(change);
  return {
    label: plain(holder === undefined ? `${what} ${name}` : `${what} ${holder} on ${name}`),
    description: [outcome ? plain(outcomeText(outcome)) : undefined, tag]
      .filter((each) => each !== undefined)
      .join(" · "),
    icon: outcome ? outcomeIcons[outcome.state] : [kindIcons[change.kind], tag && tagColors[tag]],
    goesTo: change,
    rows: [
      ...change.fields.map((field): PlanRow => ({ ...fieldOf(field), goesTo: change, rows: [] })),
      ...notes(change).map((note): PlanRow => ({ label: plain(note), icon: ["info"], goesTo: change, rows: [] })),
    ],
  };
}

function fieldOf(field: FieldChange): Pick<PlanRow, "label" | "description" | "icon"> {
  if (isKept(field)) {
    return { label: plain(field.path), description: plain(`keeps ${valueText(field.before)}`), icon: ["dash"] };
  }
  const direction = comesOrGoes(field);
  const item = itemText(field);
  const change =
    direction === "comes" ? valueText(field.after) : `${valueText(field.before)} → ${valueText(field.after)}`;
  const icon = direction === undefined ? "edit" : direction === "comes" ? "add" : "remove";
  return { label: plain(field.path), description: plain(item ?? change), icon: [icon] };
}

const kindIcons: Readonly<Record<Change["kind"], string>> = {
  removal: "trash",
  blocked: "circle-slash",
  create: "add",
  update: "edit",
  released: "debug-disconnect",
  extra: "cloud",
};

const tagColors: Readonly<Record<Tag, string | undefined>> = {
  "loosens access": "list.warningForeground",
  "breaks callers": "list.errorForeground",
  "needs care": "list.warningForeground",
  cosmetic: undefined,
};

const outcomeIcons: Readonly<Record<Outcome["state"], readonly [string, string?]>> = {
  written: ["pass", "testing.iconPassed"],
  unchanged: ["pass", "testing.iconPassed"],
  moved: ["warning", "list.warningForeground"],
  failed: ["error", "list.errorForeground"],
  pending: ["circle-outline"],
};
