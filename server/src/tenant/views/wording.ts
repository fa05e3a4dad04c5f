import type { Change, ChangeKind, FieldChange } from "../plan/change.ts";
import type { Plan } from "../plan/plan.ts";
import { consequencesOf } from "../plan/tag.ts";
import { explain } from "../connection/explain.ts";
import { type Json, isObject, member, same } from "../../facts/json.ts";
import { noTenant } from "../desired/desired.ts";
import type { Outcome } from "../apply/outcome.ts";

/** In the order of a report: what can't be taken back and what can't be done first, what is only reported last. */
export const sections: readonly { readonly kind: ChangeKind; readonly title: string }[] = [
  { kind: "removal", title: "Removals" },
  { kind: "blocked", title: "Blocked" },
  { kind: "create", title: "New" },
  { kind: "update", title: "Changes" },
  { kind: "released", title: "No longer managed" },
  { kind: "extra", title: "On the tenant alone" },
];

/**
 * The rows of a section that a reader wants to see, and how many more there are. Of what the tenant alone has, which no sync
 * touches, only what looks like something of the file is always among them.
 */
export function rowsToRead(plan: Plan, kind: ChangeKind): { readonly rows: readonly Change[]; readonly more: number } {
  const all = plan.changes.filter((change) => change.kind === kind);
  if (kind !== "extra") return { rows: all, more: 0 };
  const telling = all.filter(({ reason }) => reason !== undefined);
  const rows = [...telling, ...all.filter(({ reason }) => reason === undefined).slice(0, mostExtras)];
  return { rows, more: all.length - rows.length };
}

/** So many of what only the tenant has are said by name: it may have hundreds, and the plan is about the file. */
const mostExtras = 10;

/** Is the plan between files that name no tenants? */
export function isAnyTenant({ tenant }: Plan): boolean {
  return tenant.domain === noTenant;
}

/** What a row is about, in parts: the identifier, and for a grant who holds it. Foreign text, not yet made harmless. */
export function subject(change: Change): { readonly what: string; readonly name: string; readonly holder?: string } {
  if (change.resource === "api") {
    const scopes = change.kind === "removal" && change.fields.length > 0;
    return { what: scopes ? "scope of API" : "API", name: change.identifier };
  }
  const { client, clientId, subjectType } = change;
  const names = [client, clientId].filter((each, index, all) => each !== undefined && all.indexOf(each) === index);
  const [first = "?", second] = names;
  const holder = second === undefined ? first : `${first} (${second})`;
  return { what: subjectType === "user" ? "grant for users" : "grant", name: change.identifier, holder };
}

/** What the reader of a row should know besides its fields: what it does and why, and what the plan says of it. */
export function notes(change: Change): readonly string[] {
  const said = consequencesOf(change).filter(({ tag }) => tag !== "cosmetic");
  return [
    ...said.map(({ tag, why }) => `${tag.replace(/^./, (first) => first.toUpperCase())}: ${why}`),
    ...(change.reason === undefined ? [] : [change.reason]),
  ];
}

/** UTF-16 units of one value in a plan that is printed. */
export const longestValue = 200;

/** A field's value in one line; `null` is what isn't set. */
export function valueText(value: Json): string {
  if (value === null) return "not set";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Is this an item that comes or goes, rather than a value that changes? */
export function comesOrGoes({ before, after }: FieldChange): "comes" | "goes" | undefined {
  if (before === null && after !== null) return "comes";
  return after === null && before !== null ? "goes" : undefined;
}

/** Is nothing changed about it? A field that is no longer managed keeps its value. */
export function isKept({ before, after }: FieldChange): boolean {
  return same(before, after);
}

/**
 * What an item of a list that comes or goes has to say beyond its path, which ends in its key: that it does, and a scope's
 * description. `undefined` where the field is no such item.
 */
export function itemText(field: FieldChange): string | undefined {
  const direction = comesOrGoes(field);
  const item = field.after ?? field.before;
  const key = isObject(item) ? member(item, "value") : item;
  if (direction === undefined || typeof key !== "string" || !field.path.endsWith(`.${key}`)) return undefined;
  const description = isObject(item) ? member(item, "description") : undefined;
  const word = direction === "comes" ? "added" : "removed";
  return typeof description !== "string" || description === "" ? word : `${word} (${description})`;
}

/** What became of a row, in a sentence for a reader. */
export function outcomeText(outcome: Outcome): string {
  switch (outcome.state) {
    case "written":
      return outcome.meanwhile
        ? `written; somebody else changed ${outcome.meanwhile.join(", ")} at the same time`
        : "written";
    case "unchanged":
      return "the tenant had it already";
    case "moved":
      return outcome.gone
        ? "not written: it is gone from the tenant; look again"
        : `not written: the tenant changed since the plan (${outcome.now.map(({ path }) => path).join(", ")}); look again`;
    case "failed": {
      const { title, detail, nextStep } = explain(outcome.failure.code, outcome.failure.facts);
      const unknown = outcome.sent ? " It was sent; preview again to see what came of it." : "";
      return `failed: ${title} ${detail} ${nextStep}${unknown}`;
    }
    case "pending":
      return {
        "removal-not-allowed": "left: removals were not allowed",
        waits: "left: what has to come before it was not done",
        "not-reached": "left: not reached",
      }[outcome.why];
  }
}
