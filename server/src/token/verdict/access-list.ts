import { isList, isObject, member } from "../../facts/json.ts";
import { indexTenant, type TenantIndex } from "../../facts/tenant-index.ts";
import type { TenantState } from "../../facts/tenant-state.ts";
import { isThirdParty } from "../../facts/third-party.ts";
import { type JsonRecord, strings } from "../../facts/unknown-json.ts";
import { accessPolicy } from "../../expected/access-policy.ts";
import { grantOnTenant } from "../../expected/grant-on-tenant.ts";
import { edit, type Repair, sync } from "../../expected/repair.ts";
import { grantedScopes, scopeNames, settings } from "../../expected/settings.ts";
import { isGrantOf, type NamedApplication, type WantedApi } from "../../expected/wanted.ts";
import { why } from "../../expected/why/why.ts";
import { scopesOf } from "./access.ts";
import type { Subject } from "./subject.ts";

/** A scope of an API, and whether a token has it. */
export interface Access {
  readonly scope: string;
  /** What it is for, in the API's own words. */
  readonly description?: string;
  readonly inScope: boolean;
  readonly inPermissions: boolean;
  /** Why it is missing, probably. */
  readonly why?: string;
  readonly repairs: readonly Repair[];
}

export interface AccessQuestion {
  readonly api: WantedApi;
  readonly subject: Subject;
  readonly application: NamedApplication | undefined;
  readonly file: readonly WantedApi[];
  readonly facts: TenantState | undefined;
}

/** Each scope that the API defines (or else that the token has): is it in the token, and if not, why? Pure. */
export function accessOf(payload: JsonRecord, question: AccessQuestion): readonly Access[] {
  const { api, facts } = question;
  const index = facts && indexTenant(facts);
  const fields = scopeNames(api.fields) ? api.fields : (index?.api(api.identifier)?.fields ?? {});
  const inScope = scopesOf(payload["scope"]);
  const inPermissions = strings(payload["permissions"]) ?? [];
  const defined = scopeNames(fields) ?? [];
  return defined.map((scope) => {
    const description = descriptionOf(fields["scopes"], scope);
    const has = { inScope: inScope.includes(scope), inPermissions: inPermissions.includes(scope) };
    const missing = has.inScope || has.inPermissions ? { repairs: [] } : whyMissing(scope, question, index);
    return { scope, ...(description !== undefined && { description }), ...has, ...missing };
  });
}

function whyMissing(
  scope: string,
  { api, subject, application, file, facts }: AccessQuestion,
  index: TenantIndex | undefined,
): Pick<Access, "why" | "repairs"> {
  if (subject === "application" && application) {
    const { reasons } = why({
      api: api.identifier,
      application,
      scopes: [scope],
      file,
      ...(facts && { tenant: facts }),
    });
    const reason = reasons.find(({ weight }) => weight === "blocks");
    if (reason) return { why: `${reason.title} ${reason.detail}`, repairs: reason.repairs };
    const asked = "It is granted: the request asked for other scopes only, or an Action took it away.";
    return { why: asked, repairs: [{ kind: "new-token" }] };
  }
  // What counts is the tenant, where it is known.
  const fields = index?.api(api.identifier)?.fields ?? api.fields;
  const grant = application && userGrant(api, application, index, accessPolicy(fields, "user"));
  const rbac = settings(fields).of("enforce_policies").value === true;
  if (grant?.granted && !grant.granted.includes(scope)) {
    return { why: "The application's grant on behalf of its users does not give it.", repairs: grant.repairs(scope) };
  }
  const asked = "The application did not ask for it (scope)";
  const why_ = rbac
    ? `The user has no role or permission that gives it (RBAC is on), or the application did not ask for it (scope).`
    : `${asked}, or the user did not consent.`;
  return { why: why_, repairs: [] };
}

/** None where it limits nothing: under `allow_all` only third-party applications need one. */
function userGrant(
  api: WantedApi,
  application: NamedApplication,
  index: TenantIndex | undefined,
  policy: string | undefined,
) {
  const { clientId = "" } = application;
  if (policy === "allow_all" && !isThirdParty(clientId, index?.client(clientId))) return undefined;
  const inFile = api.grants?.find((one) => one.subjectType === "user" && !one.absent && isGrantOf(one, application));
  const there = index && grantOnTenant(index, api.identifier, clientId, "user");
  const fields = there?.fields ?? inFile?.fields;
  if (!fields || member(fields, "allow_all_scopes") === true) return undefined;
  return {
    granted: grantedScopes(fields),
    repairs: (scope: string): readonly Repair[] => {
      if (!inFile) return [];
      if (grantedScopes(inFile.fields)?.includes(scope)) return [sync];
      const { client } = inFile;
      const change = {
        kind: "grant-scopes",
        api: api.identifier,
        client,
        subjectType: "user",
        scopes: [scope],
      } as const;
      return [edit(change), sync];
    },
  };
}

function descriptionOf(scopes: WantedApi["fields"][string] | undefined, scope: string): string | undefined {
  const found = isList(scopes) ? scopes.find((one) => isObject(one) && member(one, "value") === scope) : undefined;
  const description = isObject(found) ? member(found, "description") : undefined;
  return typeof description === "string" ? description : undefined;
}
