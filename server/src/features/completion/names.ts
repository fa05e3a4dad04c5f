import type { AuthApisFile } from "../../document/read/file.ts";
import type { ApiView } from "../../document/read/api.ts";
import { type ApiScope, apiScopes } from "../../facts/api-scopes.ts";
import { type KnownTenants, knownTenant } from "../../facts/known-tenants.ts";
import { applicationsAt, typeWords } from "../explain/applications.ts";
import { apiOf, GRANT_CLIENT, GRANT_SCOPES, hasForm, TENANT_CLIENT, TENANT_LISTS } from "../place/path.ts";
import { neighbours, type Place } from "../place/place.ts";
import { type Candidate, Kind } from "./candidate.ts";
import { someTenants } from "./on-tenants.ts";

/** Names that the file gives and that may stand at the place. */
export function namedValues(place: Place, file: AuthApisFile, facts: KnownTenants): readonly Candidate[] {
  const { path } = place;
  if (hasForm(path, GRANT_CLIENT)) return [...clientNames(place, file), ...applications(place, file, facts)];
  if (hasForm(path, TENANT_CLIENT)) return applications(place, file, facts);
  const names = hasForm(path, [...GRANT_SCOPES, "#"])
    ? scopesAt(place, file, facts)
    : TENANT_LISTS.some((form) => hasForm(path, form))
      ? file.tenants.map(({ name, domain }) => ({ label: name, kind: Kind.EnumMember, detail: domain ?? "" }))
      : hasForm(path, ["apis", "#", "grants", "#", "authorization_details_types", "#"])
        ? detailTypes(place)
        : [];
  const present = neighbours(place, file);
  return names.filter(({ label }) => !present.has(label));
}

/** The scopes that the API at the place has. */
export function scopeNames(place: Place, file: AuthApisFile, facts: KnownTenants): readonly string[] {
  return scopesAt(place, file, facts).map(({ label }) => label);
}

/**
 * Scopes of this API: as the text around the cursor writes them, and as aliases and variables make them; where the file doesn't
 * manage them, those of the tenants that are known.
 */
function scopesAt(place: Place, file: AuthApisFile, facts: KnownTenants): readonly Candidate[] {
  const descriptions = new Map<string, string>();
  for (const { path, text } of place.words) {
    if (isOf(path, place, ["scopes", "#", "value"]) && text !== "" && !text.includes("${")) descriptions.set(text, "");
  }
  for (const view of apiOf(place.path, file)?.views ?? []) {
    const scopes = view.entry("scopes") ? (view.scopes ?? []) : scopesOnTenants(view, facts);
    for (const { value, description } of scopes) descriptions.set(value, description ?? "");
  }
  return [...descriptions].map(([label, detail]) => ({ label, kind: Kind.EnumMember, detail }));
}

function scopesOnTenants({ identifier, tenants }: ApiView, facts: KnownTenants): readonly ApiScope[] {
  return tenants.flatMap(({ domain }) => {
    const api = identifier === undefined ? undefined : knownTenant(facts, domain)?.index.api(identifier);
    return (api && apiScopes(api.fields)) ?? [];
  });
}

function detailTypes(place: Place): readonly Candidate[] {
  const types = place.words
    .filter(({ path, text }) => isOf(path, place, ["authorization_details", "#", "type"]) && text !== "")
    .map(({ text }) => text);
  return [...new Set(types)].map((label) => ({ label, kind: Kind.EnumMember }));
}

function clientNames({ path }: Place, file: AuthApisFile): readonly Candidate[] {
  return [...file.shortNames].map((name) => {
    const lacking = file.tenants.filter(({ clients }) => !clients.has(name));
    const detail = lacking.length > 0 ? `not on ${someTenants(lacking)}` : "short name";
    return { label: name, kind: Kind.Reference, detail, about: { field: path, client: name } };
  });
}

/** Applications by their names, written as their ids; in a grant, those that have no short name yet. */
function applications({ path }: Place, file: AuthApisFile, facts: KnownTenants): readonly Candidate[] {
  const named = path[0] === "apis" ? file.tenants.flatMap(({ clients }) => [...clients.values()]) : [];
  const known = new Set(named.map(({ clientId }) => clientId));
  return applicationsAt(path, file, facts).flatMap(({ application, tenants }) => {
    const { clientId, name } = application;
    if (known.has(clientId)) return [];
    const detail = `${typeWords(application)} · ${tenants.join(", ")} · ${clientId}`;
    return [{ label: name === "" ? clientId : name, value: clientId, kind: Kind.Reference, detail }];
  });
}

/** Does a path lie in the same API, in this form? */
function isOf(path: Place["path"], place: Place, form: readonly string[]): boolean {
  return path[1] === place.path[1] && hasForm(path, ["apis", "#", ...form]);
}
