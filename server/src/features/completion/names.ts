import type { AuthApisFile } from "../../document/file.ts";
import { apiOf, GRANT_CLIENT, GRANT_SCOPES, hasForm } from "../path.ts";
import { clientTable } from "../names-text.ts";
import { neighbours, type Place } from "../place/place.ts";
import { type Candidate, Kind } from "./candidate.ts";

/** Names that the file gives and that may stand at the place. */
export function namedValues(place: Place, file: AuthApisFile): readonly Candidate[] {
  const { path } = place;
  if (hasForm(path, GRANT_CLIENT)) return clientNames(place, file);
  const names = hasForm(path, [...GRANT_SCOPES, "#"])
    ? scopeNames(place, file)
    : hasForm(path, ["apis", "#", "tenants", "#"]) || hasForm(path, ["apis", "#", "grants", "#", "tenants", "#"])
      ? file.tenants.map(({ name, domain }) => ({ label: name, kind: Kind.EnumMember, detail: domain ?? "" }))
      : hasForm(path, ["apis", "#", "grants", "#", "authorization_details_types", "#"])
        ? detailTypes(place)
        : [];
  const present = neighbours(place, file);
  return names.filter(({ label }) => !present.has(label));
}

/** Scopes of this API: as the text around the cursor writes them, and as aliases and variables make them. */
function scopeNames(place: Place, file: AuthApisFile): readonly Candidate[] {
  const descriptions = new Map<string, string>();
  for (const { path, text } of place.words) {
    if (isOf(path, place, ["scopes", "#", "value"]) && text !== "" && !text.includes("${")) descriptions.set(text, "");
  }
  for (const view of apiOf(place.path, file)?.views ?? []) {
    for (const { value, description } of view.scopes ?? []) descriptions.set(value, description ?? "");
  }
  return [...descriptions].map(([label, detail]) => ({ label, kind: Kind.EnumMember, detail }));
}

function detailTypes(place: Place): readonly Candidate[] {
  const types = place.words.filter(({ path }) => isOf(path, place, ["authorization_details", "#", "type"]));
  return types.map(({ text }) => ({ label: text, kind: Kind.EnumMember }));
}

function clientNames({ path }: Place, file: AuthApisFile): readonly Candidate[] {
  return [...file.shortNames].map((name) => {
    const lacking = file.tenants.filter(({ clients }) => !clients.has(name)).map((tenant) => tenant.name);
    const detail = lacking.length > 0 ? `not on ${lacking.join(", ")}` : "short name";
    return { label: name, kind: Kind.Reference, detail, documentation: clientTable(name, path, file) };
  });
}

/** Does a path lie in the same API, in this form? */
function isOf(path: Place["path"], place: Place, form: readonly string[]): boolean {
  return path[1] === place.path[1] && hasForm(path, ["apis", "#", ...form]);
}
