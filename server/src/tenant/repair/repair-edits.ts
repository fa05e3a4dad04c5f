import type { ApiView } from "../../document/read/api.ts";
import { replaceScalar } from "../../document/edit/edits.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Edit } from "../../document/finding.ts";
import type { Tenant } from "../../document/read/tenants.ts";
import type { MapValue } from "../../document/read/value.ts";
import type { FileEdit } from "../../expected/repair.ts";
import { isList, isObject, type Json, type JsonObject, withMember } from "../../facts/json.ts";
import { viewFor } from "../desired/desired-from-file.ts";
import { plainValue } from "../../document/read/plain-value.ts";
import { nameInList } from "../plan/keyed.ts";
import { apiOrder } from "../pull/api-item.ts";
import { grantRewriting } from "../pull/grant-edits.ts";
import { rewriteKey, type Rewriting } from "../pull/rewrite.ts";

/**
 * The edits that carry out a repair in the file: comments, order and quoting of everything else stay. Pure. None where the
 * file no longer has what the repair is about.
 *
 * @param tenant - the one on which the repair was found to be needed
 */
export function repairEdits(file: AuthApisFile, tenant: Tenant, repair: FileEdit): readonly Edit[] {
  if (repair.kind === "add-custom-domain") return addCustomDomain(file, tenant, repair.domain);
  const view = file.apis
    .map((entry) => viewFor(entry, tenant, file))
    .find((each) => each?.identifier === repair.api && !each.absent);
  return view?.value.kind === "map" ? inApi(view, view.value, repair) : [];
}

function inApi(
  view: ApiView,
  map: MapValue,
  repair: Exclude<FileEdit, { kind: "add-custom-domain" }>,
): readonly Edit[] {
  switch (repair.kind) {
    case "set-identifier": {
      const identifier = view.get("identifier");
      // A placeholder in it is the variable's business.
      const isOwn = identifier?.kind === "scalar" && identifier.via === undefined && identifier.variables.length === 0;
      return isOwn ? [replaceScalar(identifier, repair.value)] : [];
    }
    case "set-field": {
      const [key = "", ...inside] = repair.path;
      return rewriteKey(map, key, nested(valueOf(map, key), inside, repair.value), apiRewriting);
    }
    case "define-scopes": {
      const added = repair.scopes.map((value): Json => ({ value }));
      return rewriteKey(map, "scopes", [...listOf(map, "scopes"), ...added], apiRewriting);
    }
    case "add-grant": {
      const { client, scope } = repair;
      const grant: Json = { client, ...(scope.length > 0 && { scope }) };
      return rewriteKey(map, "grants", [...listOf(map, "grants"), grant], { ...grantRewriting, order: apiOrder });
    }
    case "set-grant-field":
    case "grant-scopes": {
      const { client, subjectType } = repair;
      const grant = view.grants?.find((each) => each.client === client && each.subjectType === subjectType)?.map;
      if (!grant) return [];
      if (repair.kind === "set-grant-field") return rewriteKey(grant, repair.field, repair.value, grantRewriting);
      const scopes = listOf(grant, "scope");
      const added = repair.scopes.filter((scope) => !scopes.includes(scope));
      return rewriteKey(grant, "scope", [...scopes, ...added], grantRewriting);
    }
  }
}

function addCustomDomain(file: AuthApisFile, { name }: Tenant, domain: string): readonly Edit[] {
  const tenants = file.keys.findLast(({ key }) => key === "tenants")?.value;
  const tenant = tenants?.kind === "map" ? tenants.entries.get(name)?.value : undefined;
  if (tenant?.kind !== "map") return [];
  const how = { order: ["domain", "custom_domains"], key: nameInList };
  return rewriteKey(tenant, "custom_domains", [...listOf(tenant, "custom_domains"), domain], how);
}

function nested(value: Json, path: readonly string[], to: Json): Json {
  const [key, ...inside] = path;
  if (key === undefined) return to;
  const known: JsonObject = isObject(value) ? value : {};
  return withMember(known, key, nested(known[key] ?? null, inside, to));
}

function valueOf(map: MapValue, key: string): Json {
  const value = map.entries.get(key)?.value;
  return value ? (plainValue(value) ?? null) : null;
}

function listOf(map: MapValue, key: string): readonly Json[] {
  const value = valueOf(map, key);
  return isList(value) ? value : [];
}

const apiRewriting: Rewriting = { order: apiOrder, key: nameInList };
