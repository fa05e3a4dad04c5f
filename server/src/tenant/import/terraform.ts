import { escaped, escapedText } from "../../document/edit/plain-text.ts";
import { isList, isObject, type Json, type JsonObject, member, withMember } from "../../facts/json.ts";
import type { ImportSource, SourceApi } from "./source.ts";
import { objectsIn, takeFields, textOf } from "./wire.ts";

/** What `terraform show -json` gives, and the addresses of the resources that were taken over. */
export interface FromTerraform {
  readonly source: ImportSource;
  readonly addresses: readonly string[];
}

/**
 * APIs, scopes and grants of a Terraform state or plan (`terraform show -json`), child modules included. What isn't known before
 * an apply isn't there, and is said. https://developer.hashicorp.com/terraform/internals/json-format
 */
export function fromTerraform(
  json: Json,
  tenant: { readonly name?: string; readonly domain?: string } = {},
): FromTerraform {
  const values = isObject(json) ? (member(json, "values") ?? member(json, "planned_values")) : undefined;
  const resources = isObject(values) ? resourcesIn(member(values, "root_module")) : [];
  const of = (type: string) => resources.filter((resource) => textOf(resource, "type") === type);
  const clients = new Map(
    of("auth0_client").map((each) => [textOf(valuesOf(each), "client_id"), textOf(valuesOf(each), "name")]),
  );
  const scopes = [...of("auth0_resource_server_scopes"), ...of("auth0_resource_server_scope")].flatMap(scopesOf);
  const notes: string[] = [];
  const grants = of("auth0_client_grant").flatMap((each) => grantOf(valuesOf(each), addressOf(each), clients, notes));
  const apis = of("auth0_resource_server").flatMap((each): SourceApi[] => {
    const own = valuesOf(each);
    const identifier = textOf(own, "identifier");
    if (identifier === undefined) notes.push(`${addressOf(each)} was left out: its identifier isn't known yet.`);
    if (identifier === undefined || identifier.endsWith("/api/v2/")) return [];
    const taken = takeFields("Api", apiWire(own), identifier, QUIET);
    notes.push(...taken.notes);
    const apart = scopes.filter((scope) => scope.identifier === identifier);
    const held = (apart.length > 0 ? apart : scopesOf({ values: inlineScopes(own, identifier) })).map(
      ({ item }) => item,
    );
    return [
      {
        identifier: escapedText(identifier),
        fields: escaped({ ...taken.fields, ...(held.length > 0 && { scopes: held }) }) as JsonObject,
        grants: grants.flatMap(({ audience, grant }) => (audience === identifier ? [grant] : [])),
      },
    ];
  });
  const taken = new Set(apis.map((api) => api.identifier));
  const homeless = grants.map(({ audience }) => audience).filter((audience) => !taken.has(escapedText(audience)));
  notes.push(
    ...[...new Set(homeless)].map((audience) => `The grants of ${audience} were left out: it is no API of the file.`),
  );
  const moved = resources.filter(
    (each) => TYPES.has(textOf(each, "type") ?? "") && taken.has(escapedText(apiOf(valuesOf(each)) ?? "")),
  );
  return {
    source: { ...tenant, variables: new Map(), apis, notes },
    addresses: [...new Set(moved.map(addressOf))],
  };
}

/** Managed resources; what is merely read (`data`) belongs to nobody here. */
function resourcesIn(module: Json | undefined): readonly JsonObject[] {
  if (!isObject(module)) return [];
  const own = objectsIn(member(module, "resources")).filter((each) => textOf(each, "mode") !== "data");
  return [...own, ...objectsIn(member(module, "child_modules")).flatMap(resourcesIn)];
}

function valuesOf(resource: JsonObject): JsonObject {
  const values = member(resource, "values");
  return isObject(values) ? values : {};
}

function addressOf(resource: JsonObject): string {
  return textOf(resource, "address") ?? "";
}

function apiOf(values: JsonObject): string | undefined {
  return textOf(values, "identifier") ?? textOf(values, "resource_server_identifier") ?? textOf(values, "audience");
}

function scopesOf(resource: JsonObject): readonly { readonly identifier: string; readonly item: JsonObject }[] {
  const own = valuesOf(resource);
  const identifier = textOf(own, "resource_server_identifier") ?? "";
  const single = textOf(own, "scope");
  const all =
    single === undefined
      ? objectsIn(member(own, "scopes"))
      : [{ name: single, description: member(own, "description") ?? null }];
  return all.flatMap((scope) => {
    const value = textOf(scope, "name");
    const description = textOf(scope, "description");
    return value === undefined
      ? []
      : [{ identifier, item: { value, ...(description !== undefined && { description }) } }];
  });
}

/** Before its first major version the provider had scopes in the API itself: `value` is what it calls `name` now. */
function inlineScopes(own: JsonObject, identifier: string): JsonObject {
  const scopes = objectsIn(member(own, "scopes")).map((scope) => ({ ...scope, name: member(scope, "value") ?? null }));
  return { resource_server_identifier: identifier, scopes };
}

function grantOf(
  own: JsonObject,
  address: string,
  clients: ReadonlyMap<string | undefined, string | undefined>,
  notes: string[],
): readonly { readonly audience: string; readonly grant: SourceApi["grants"][number] }[] {
  const clientId = textOf(own, "client_id");
  const audience = textOf(own, "audience");
  if (clientId === undefined || audience === undefined) {
    notes.push(`${address} was left out: its ${clientId === undefined ? "application" : "audience"} isn't known.`);
    return [];
  }
  const taken = takeFields("Grant", withMember(own, "scope", member(own, "scopes")), address, QUIET);
  const grant = {
    clientId: escapedText(clientId),
    clientName: clients.get(clientId),
    called: escapedText(clientId),
    subjectType: textOf(own, "subject_type") ?? "client",
    fields: escaped(withoutEmpty(taken.fields, "authorization_details_types")) as JsonObject,
  };
  return [{ audience, grant }];
}

function withoutEmpty(fields: JsonObject, key: string): JsonObject {
  const value = member(fields, key);
  return isList(value) && value.length === 0 ? withMember(fields, key, undefined) : fields;
}

/** Blocks are lists of one here, and `disable` says what the API says by null. Names that differ are the provider's. */
function apiWire(own: JsonObject): JsonObject {
  const entries = Object.entries(own).map(([key, value]): [string, Json] => {
    if (key === "consent_policy" && value === "null") return [key, null];
    if (key === "authorization_details")
      return [
        key,
        objectsIn(value).some(isDisabled) || objectsIn(value).length === 0
          ? null
          : objectsIn(value).map(withoutHelpers),
      ];
    return [key, BLOCKS.has(key) ? block(value) : value];
  });
  return Object.fromEntries(entries);
}

function block(value: Json): Json {
  const [only] = objectsIn(value);
  if (!only) return isList(value) ? null : value;
  if (isDisabled(only)) return null;
  const entries = Object.entries(withoutHelpers(only)).map(([key, inner]): [string, Json] => [
    key,
    isList(inner) ? block(inner) : inner,
  ]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== null && inner !== ""));
}

function isDisabled(value: JsonObject): boolean {
  return member(value, "disable") === true;
}

/** The provider's own keys go, and its name for `alg` with them. */
function withoutHelpers(value: JsonObject): JsonObject {
  const own = Object.entries(value).filter(([key]) => !["disable", "thumbprint_sha256"].includes(key));
  return Object.fromEntries(own.map(([key, inner]) => [key === "algorithm" ? "alg" : key, inner]));
}

const TYPES: ReadonlySet<string> = new Set([
  "auth0_resource_server",
  "auth0_resource_server_scopes",
  "auth0_resource_server_scope",
  "auth0_client_grant",
]);
const BLOCKS: ReadonlySet<string> = new Set([
  "subject_type_authorization",
  "proof_of_possession",
  "token_encryption",
  "authorization_policy",
]);
const QUIET: ReadonlySet<string> = new Set([
  "id",
  "identifier",
  "is_system",
  "client_id",
  "audience",
  "subject_type",
  "scopes",
  "verification_location",
  "default_for",
  "resource_server_id",
]);
