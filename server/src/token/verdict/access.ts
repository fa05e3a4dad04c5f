import { type Check, outOfStep, shown } from "./check.ts";
import type { TokenExpectation } from "../../expected/expectation.ts";

/** `scope` is exactly what the grant gives: order and repetition don't count (RFC 6749 section 3.3). */
export const scopes: Check = {
  name: "scopes",
  expected: (expectation) => promised(expectation) ?? (expectation.scopes === "all" ? "all" : undefined),
  judge: ({ payload: { scope } }, expectation) => {
    const actual = scopesOf(scope);
    const wanted = promised(expectation);
    if (!wanted) {
      return {
        holds: "unknown",
        actual,
        why: "The grant gives all scopes, and the file does not say which ones there are.",
      };
    }
    const missing = wanted.filter((one) => !actual.includes(one));
    const surplus = actual.filter((one) => !wanted.includes(one));
    if (missing.length + surplus.length === 0) return { holds: true, actual };
    const why = [
      ...(missing.length > 0 ? [`Missing: ${missing.join(", ")}.`] : []),
      ...(surplus.length > 0 ? [`Not in the file: ${surplus.join(", ")}.`] : []),
      "The file is not synced yet, the grant was changed on the tenant, or an Action changes scopes.",
    ].join(" ");
    return { holds: false, actual, missing, surplus, why };
  },
};

/**
 * `permissions`, by dialect and RBAC. Documented: the claim comes with an `_authz` dialect and RBAC on, and never
 * without both. Not documented: what it holds for an application (third-party samples show the granted scopes, or
 * nothing), so a difference there is at most unknown.
 */
export const permissions: Check = {
  name: "permissions",
  expected: ({ dialect, enforcePolicies }) => {
    if (dialect === undefined) return undefined;
    if (!dialect.endsWith("_authz")) return "none";
    return enforcePolicies === false ? "none" : "the granted permissions";
  },
  judge: ({ payload }, { dialect = "", enforcePolicies, subject }) => {
    const claim = payload["permissions"];
    if (!dialect.endsWith("_authz")) {
      if (claim === undefined) return { holds: true, actual: "none" };
      const why =
        "Only the _authz dialects carry permissions: the API on the tenant has another dialect than the file.";
      return { holds: false, ...shown(claim), why };
    }
    if (enforcePolicies === false) {
      if (claim === undefined) return { holds: true, actual: "none" };
      return {
        holds: false,
        ...shown(claim),
        why: "They come with RBAC only: it is on on the tenant and off in the file.",
      };
    }
    if (claim === undefined && subject === "user" && enforcePolicies) {
      const why = `RBAC and this dialect put a user's permissions into each token. ${outOfStep}`;
      return { holds: false, actual: "none", why };
    }
    if (claim === undefined) {
      const rbac = enforcePolicies ? "" : " They need RBAC (enforce_policies), about which the file says nothing.";
      return { holds: "unknown", actual: "none", why: `Auth0 does not document them for applications.${rbac}` };
    }
    if (!Array.isArray(claim) || !claim.every((one) => typeof one === "string")) {
      return { holds: false, ...shown(claim), why: "An API expects a list of names here." };
    }
    // What a user may do is settled by roles, which no file says.
    if (subject === "user") return { holds: true, actual: claim };
    if (sameSet(claim, scopesOf(payload["scope"]))) return { holds: true, actual: claim };
    const why = "They differ from the token's scopes; Auth0 does not document what they are for applications.";
    return { holds: "unknown", actual: claim, why };
  },
};

function promised({ scopes: granted, allScopes }: TokenExpectation): readonly string[] | undefined {
  return granted === "all" ? allScopes : granted;
}

/** The names in a `scope` claim (RFC 8693 section 4.2). */
export function scopesOf(claim: unknown): readonly string[] {
  return typeof claim === "string" ? [...new Set(claim.split(" ").filter((one) => one !== ""))] : [];
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.every((one) => right.includes(one)) && right.every((one) => left.includes(one));
}
