import type { ApiView } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { plainValue } from "../../document/read/plain-value.ts";
import { type Json, member } from "../../facts/json.ts";
import { type KnownTenants, knownTenant } from "../../facts/known-tenants.ts";
import type { FieldPath } from "../../schema/facts.ts";
import { isWritable } from "../../schema/wire-values.ts";
import { code, table, words } from "./markdown.ts";
import { apiOf, hasForm } from "../place/path.ts";

/** A field of an API as the file has it beside what each known tenant has; nothing where none is known. Markdown. */
export function tenantValues(path: FieldPath, file: AuthApisFile, facts: KnownTenants): readonly string[] {
  const field = path[2];
  if (facts.size === 0 || typeof field !== "string" || !hasForm(path, ["apis", "#", "*"]) || !isWritable(field))
    return [];
  const rows = (apiOf(path, file)?.views ?? []).flatMap((view) => rowsOf(view, field, facts));
  return rows.length === 0 ? [] : [table(["Tenant", "This file", "On the tenant"], rows)];
}

function rowsOf(view: ApiView, field: string, facts: KnownTenants): readonly (readonly string[])[] {
  const { identifier } = view;
  return view.tenants.flatMap(({ name, domain }) => {
    const known = knownTenant(facts, domain);
    if (known === undefined || identifier === undefined) return [];
    const api = known.index.api(identifier);
    const there = api && member(api.fields, field);
    const own = view.get(field);
    return [
      [
        words(name),
        own === undefined ? "not managed" : own.kind === "unknown" ? UNKNOWN : shown(plainValue(own)),
        api === undefined ? "no such API yet" : there === undefined ? "not set" : shown(there),
      ],
    ];
  });
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return code(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

const UNKNOWN = "not known here";
/** In characters: a hover is read at a glance. */
const LONGEST = 120;
