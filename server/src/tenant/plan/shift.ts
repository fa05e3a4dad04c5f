import type { DesiredApi } from "../desired/desired.ts";
import { accessPolicy } from "../../expected/access-policy.ts";
import { type Json, type JsonObject, member } from "../../facts/json.ts";
import { keyedItems } from "./keyed.ts";
import type { TenantIndex } from "../../facts/tenant-index.ts";
import type { TenantApi } from "../../facts/tenant-state.ts";
import { isThirdParty } from "../../facts/third-party.ts";
import { orUnset } from "./unset.ts";
import type { GrantWrite } from "./write.ts";

/** How the change of an API moves what its grants are worth. */
export interface Shift {
  /** Does a grant of this kind have an effect before the API's change, and after it? */
  effective(grant: GrantWrite): readonly [before: boolean, after: boolean];
  /** Does it let anybody in, or allow more, than before? */
  readonly loosens: boolean;
  /** Scopes that the API gets, and those that it loses. */
  readonly added: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  /** RBAC, which limits users to what their roles allow. */
  readonly roles: "loosened" | "tightened" | "kept";
}

export function shiftOf(desired: DesiredApi, actual: TenantApi | undefined, tenant: TenantIndex): Shift {
  const before = actual?.fields ?? desired.fields;
  const policies = (subject: "user" | "client") => {
    const from = accessPolicy(before, subject) ?? accessPolicy(asMade, subject) ?? "deny_all";
    return [from, accessPolicy(desired.fields, subject) ?? from] as const;
  };
  const had = scopesOf(before);
  const wanted = member(desired.fields, "scopes") === undefined ? had : scopesOf(desired.fields);
  const on = roles(before);
  const willBeOn = roles({ ...before, ...desired.fields });
  return {
    effective({ subjectType, clientId }) {
      const [from, to] = policies(subjectType === "user" ? "user" : "client");
      // A third-party application needs a grant even where all others don't.
      const needed = isThirdParty(clientId, tenant.client(clientId))
        ? ["require_client_grant", "allow_all"]
        : ["require_client_grant"];
      return [needed.includes(from), needed.includes(to)];
    },
    loosens: (["user", "client"] as const).some((subject) => isWider(...policies(subject))) || (on && !willBeOn),
    added: new Set(wanted.filter((scope) => !had.includes(scope))),
    removed: new Set(had.filter((scope) => !wanted.includes(scope))),
    roles: on === willBeOn ? "kept" : willBeOn ? "tightened" : "loosened",
  };
}

function isWider(from: string, to: string): boolean {
  const openness = ["deny_all", "require_client_grant", "allow_all"];
  return openness.indexOf(to) > openness.indexOf(from);
}

/** The policies of an API that nobody has set any on. */
const asMade: JsonObject = { subject_type_authorization: orUnset("subject_type_authorization", undefined) };

function roles(fields: JsonObject): boolean {
  return orUnset("enforce_policies", member(fields, "enforce_policies")) === true;
}

function scopesOf(fields: JsonObject): readonly string[] {
  return [...(keyedItems("scopes", orUnset("scopes", member(fields, "scopes"))) ?? new Map<string, Json>()).keys()];
}
