import { isObject, type Json, type JsonObject, member, same } from "../../facts/json.ts";
import { indexTenant } from "../../facts/tenant-index.ts";
import type { TenantState } from "../../facts/tenant-state.ts";
import { grantOnTenant } from "../../expected/grant-on-tenant.ts";
import { edit, type Repair, sync } from "../../expected/repair.ts";
import { grantedScopes, settings } from "../../expected/settings.ts";
import type { TokenTest } from "../../expected/token-test.ts";
import type { CheckName, Row } from "./check.ts";

/** The fields of an API that a check's outcome follows from. */
const fieldsOf: Partial<Readonly<Record<CheckName, readonly string[]>>> = {
  algorithm: ["signing_alg"],
  profile: ["token_dialect"],
  lifetime: ["token_lifetime"],
  permissions: ["token_dialect", "enforce_policies"],
  "sender-constraint": ["proof_of_possession"],
  encryption: ["token_encryption"],
};

/**
 * The rows with the probable cause of what is broken, and what repairs it. Pure.
 *
 * With what stands on the tenant it can be told whether file and tenant differ, or agree and the token is older (or an
 * Action changes it); without it both remain possible.
 */
export function withCauses(
  rows: readonly Row[],
  test: TokenTest,
  { verified, facts }: { readonly verified: boolean; readonly facts?: TenantState | undefined },
): readonly Row[] {
  return rows.map((row) => {
    if (row.state !== "broken") return row;
    const diagnosis = diagnose(row, test, facts, verified);
    return diagnosis ? { ...row, ...diagnosis } : row;
  });
}

type Diagnosis = Pick<Row, "cause" | "repairs"> & { readonly why?: string };

function diagnose(row: Row, test: TokenTest, facts: TenantState | undefined, verified: boolean): Diagnosis | undefined {
  switch (row.check) {
    case "issuer":
      return issuer(row, verified);
    case "scopes":
      return scopes(row, test, facts);
    case "expiry":
      return { repairs: [{ kind: "new-token" }] };
    case "organization":
      return { repairs: [{ kind: "name-organization" }] };
    default: {
      const fields = fieldsOf[row.check];
      return fields && byFields(fields, row, test, facts);
    }
  }
}

function byFields(
  fields: readonly string[],
  row: Row,
  { api }: TokenTest,
  facts: TenantState | undefined,
): Diagnosis | undefined {
  const onTenant = facts?.apis.find(({ identifier }) => identifier === api.identifier)?.fields;
  const mentioned = fields.filter((field) => member(api.fields, field) !== undefined);
  if (!onTenant) {
    const [field] = mentioned;
    // A row shows these two as the field would hold them.
    const value = row.check === "algorithm" || row.check === "lifetime" ? row.actual : undefined;
    const change = field !== undefined && value !== undefined && typeof value !== "object";
    return { repairs: [sync, ...(change ? [setField(api.identifier, field, value)] : [])] };
  }
  const there = settings({}, onTenant);
  const differing = mentioned.filter((field) => !alike(field, member(api.fields, field), there.of(field).value));
  if (differing.length === 0) return older;
  const said = differing.map(
    (field) =>
      `${field} is ${shortly(there.of(field).value)} on the tenant and ${shortly(member(api.fields, field))} in the file.`,
  );
  const adopt = differing.flatMap((field) => {
    const { value } = there.of(field);
    return value === undefined || field === "token_encryption" ? [] : [setField(api.identifier, field, value)];
  });
  return { cause: "file-and-tenant-differ", why: said.join(" "), repairs: [sync, ...adopt] };
}

function scopes(row: Row, { api, grant, application }: TokenTest, facts: TenantState | undefined): Diagnosis {
  const adopt = (scope: readonly string[]): readonly Repair[] => {
    if (!grant || grant.fields["allow_all_scopes"] === true) return [];
    const { client, subjectType } = grant;
    return [edit({ kind: "set-grant-field", api: api.identifier, client, subjectType, field: "scope", value: scope })];
  };
  const there = facts && grantOnTenant(indexTenant(facts), api.identifier, application.clientId, "client");
  const given = there && grantedScopes(there.fields);
  if (!given) return { repairs: [sync, ...(typeof row.actual === "object" ? adopt(row.actual) : [])] };
  // The row expects no more than what was asked for.
  const listed = grant && member(grant.fields, "allow_all_scopes") !== true ? grantedScopes(grant.fields) : undefined;
  const wanted = listed ?? (typeof row.expected === "object" ? row.expected : []);
  if (same([...given], [...wanted])) return older;
  return {
    cause: "file-and-tenant-differ",
    why: `The grant on the tenant gives ${list(given)}; the file's gives ${list(wanted)}.`,
    repairs: [sync, ...adopt(given)],
  };
}

/** A token that this tenant has signed, under a host that the file doesn't list, comes by a custom domain. */
function issuer({ actual }: Row, verified: boolean): Diagnosis | undefined {
  const host = typeof actual === "string" ? /^https:\/\/([a-z0-9.-]+)\/$/.exec(actual)?.[1] : undefined;
  if (!verified || host === undefined) return undefined;
  return {
    cause: "unlisted-domain",
    why: "The tenant has signed it, under a domain that the file does not list (custom_domains).",
    repairs: [edit({ kind: "add-custom-domain", domain: host })],
  };
}

const older: Diagnosis = {
  cause: "token-is-older",
  why: "File and tenant agree: the token was made before that, or an Action changes it.",
  repairs: [{ kind: "new-token" }],
};

function setField(api: string, field: string, value: Json): Repair {
  return edit({ kind: "set-field", api, path: [field], value });
}

/** A tenant answers with a key's thumbprint in place of the key, so that of an encryption only its outside is compared. */
function alike(field: string, one: Json | undefined, other: Json | undefined): boolean {
  if (field === "token_encryption") return same(keyOf(one), keyOf(other));
  return same(one ?? null, other ?? null);
}

function keyOf(encryption: Json | undefined): Json {
  const key = isObject(encryption) ? member(encryption, "encryption_key") : undefined;
  return isObject(key) ? (member(key, "alg") ?? null) : null;
}

function shortly(value: Json | undefined): string {
  if (value === undefined || value === null) return "not set";
  if (!isObject(value)) return String(typeof value === "object" ? JSON.stringify(value) : value);
  return isObject(member(value, "encryption_key")) ? encryptionText(value) : JSON.stringify(value);
}

function encryptionText(encryption: JsonObject): string {
  const alg = keyOf(encryption);
  return typeof alg === "string" ? `set (${alg})` : "set";
}

function list(scopes: readonly string[]): string {
  return scopes.join(", ") || "none";
}
