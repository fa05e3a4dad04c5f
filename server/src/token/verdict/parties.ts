import { sameButFor } from "../../expected/near-miss.ts";
import { type Check, shown } from "./check.ts";

/** `iss` (RFC 7519 section 4.1.1): compared to the character, the slash included. */
export const issuer: Check = {
  name: "issuer",
  expected: ({ issuers }) => (issuers.length === 1 ? (issuers[0] ?? "") : issuers),
  judge: ({ payload: { iss } }, { issuers }) => {
    if (typeof iss === "string" && issuers.includes(iss)) return { holds: true, actual: iss };
    const near = typeof iss === "string" ? sameButFor(iss, issuers) : undefined;
    const why = near
      ? `It differs from ${near.identifier} in ${near.differs} only; APIs compare to the character.`
      : "It comes from another tenant, or from a custom domain that the file does not list (custom_domains).";
    return { holds: false, ...shown(iss), why };
  },
};

/** `aud`: a string, or a list of which one is the API (an API accepts either, RFC 7519 section 4.1.3). */
export const audience: Check = {
  name: "audience",
  expected: (expectation) => expectation.audience,
  judge: ({ payload: { aud } }, expectation) => {
    const all: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
    if (all.includes(expectation.audience)) return { holds: true, ...shown(aud) };
    const near = all
      .filter((one) => typeof one === "string")
      .map((one) => sameButFor(one, [expectation.audience]))
      .find((one) => one !== undefined);
    const why = near
      ? `It differs in ${near.differs} only, and that makes it another API.`
      : "The token was requested for another API.";
    return { holds: false, ...shown(aud), why };
  },
};

/** `client_id` (RFC 9068 section 2.2) or `azp` (Auth0's profile). */
export const client: Check = {
  name: "client",
  expected: ({ clientId }) => clientId,
  judge: ({ payload: { client_id: clientId, azp } }, expectation) => {
    const actual = clientId ?? azp;
    if (actual === expectation.clientId) return { holds: true, ...shown(actual) };
    const why =
      actual === undefined
        ? "Neither client_id nor azp names an application."
        : "The token was given to another application, or the file maps this one to a wrong client id.";
    return { holds: false, ...shown(actual), why };
  },
};

/** `org_id`, or `org_name` where the tenant adds names (manage-users/organizations/using-tokens). */
export const organization: Check = {
  name: "organization",
  expected: (expectation) => expectation.organization,
  judge: ({ payload: { org_id: id, org_name: name } }, expectation) => {
    if (id === expectation.organization || name === expectation.organization) {
      return { holds: true, ...shown(name === expectation.organization ? name : id) };
    }
    // A request may name the organization while the tenant puts only its id into tokens.
    if (typeof id === "string" && name === undefined && !/^org_/.test(expectation.organization ?? "")) {
      return {
        holds: "unknown",
        actual: id,
        why: "The token has the organization's id, and it was asked for by name.",
      };
    }
    return { holds: false, ...shown(id), why: "The token belongs to another organization or to none." };
  },
};
