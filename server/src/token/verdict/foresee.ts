import { indexTenant } from "../../facts/tenant-index.ts";
import type { TenantState } from "../../facts/tenant-state.ts";
import { expectationOf } from "../../expected/expectation-of.ts";
import { expectedToken } from "../../expected/expected-token.ts";
import type { JsonRecord } from "../../facts/unknown-json.ts";
import { grantOnTenant } from "../../expected/grant-on-tenant.ts";
import { demandedProof, settings } from "../../expected/settings.ts";
import type { TokenTest } from "../../expected/token-test.ts";
import { why, type WhyAnswer } from "../../expected/why/why.ts";
import type { Row } from "./check.ts";
import { withCauses } from "./row-cause.ts";
import { judgeClaims } from "./verdict.ts";

/** A row of a token that does not exist: as the tenant is set up, it would be what the file promises, or not. */
interface ForeseenRow extends Omit<Row, "state"> {
  readonly state: "agrees" | "differs" | "unknown";
}

export interface Foreseen {
  /** Would there be a token at all? */
  readonly answer: WhyAnswer;
  /** None where there would be no token. */
  readonly rows: readonly ForeseenRow[];
}

/**
 * What a test token would come to, from the tenant's configuration alone: no request, no secret, no quota. Pure. Nothing
 * is `held`, since nothing was verified.
 *
 * @param now - Unix seconds
 */
export function foresee(test: TokenTest, facts: TenantState, now: number): Foreseen {
  const { api, application, file, organization, scopes } = test;
  const answer = why({
    api: api.identifier,
    application,
    file,
    tenant: facts,
    ...(organization !== undefined && { organization }),
    ...(scopes && { scopes }),
  });
  const there = facts.apis.find(({ identifier }) => identifier === api.identifier);
  if (answer.token === "no" || !there) return { answer, rows: [] };
  const rows = judgeClaims(claims(test, facts, now), expectationOf(test), { now });
  const seen = rows.filter(({ check }) => check !== "expiry");
  const encrypted = encryptionRow(test, there.fields["token_encryption"]);
  const all = withCauses(encrypted ? [encrypted, ...seen] : seen, test, { verified: true, facts });
  return { answer, rows: all.map((row): ForeseenRow => ({ ...row, state: foreseen[row.state] })) };
}

const foreseen = { held: "agrees", broken: "differs", unknown: "unknown" } as const;

/** What the tenant would put into the token, as far as it can be known. */
function claims(test: TokenTest, facts: TenantState, now: number) {
  const { tenant, api, application, organization } = test;
  const fields = facts.apis.find(({ identifier }) => identifier === api.identifier)?.fields ?? {};
  const grant = grantOnTenant(indexTenant(facts), api.identifier, application.clientId, "client");
  const { header, payload } = expectedToken({
    domain: tenant.domain,
    api: { identifier: api.identifier, fields: {} },
    grant: { clientId: application.clientId, fields: {} },
    tenant: { api: fields, grant: grant?.fields },
    organization,
  });
  const lifetime = settings({}, fields).of("token_lifetime").value;
  const mechanism = demandedProof(fields["proof_of_possession"]);
  const issued: JsonRecord = {
    iat: now,
    exp: now + (typeof lifetime === "number" ? lifetime : 0),
    ...(payload.some(({ name }) => name === "jti") && { jti: "" }),
    ...(mechanism && { cnf: { [mechanism === "dpop" ? "jkt" : "x5t#S256"]: "" } }),
    ...(organization !== undefined && { org_id: organization }),
  };
  const valued = (claims: typeof payload) =>
    Object.fromEntries(claims.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));
  return { header: valued(header), payload: { ...valued(payload), ...issued } };
}

function encryptionRow(test: TokenTest, there: unknown): Row | undefined {
  const { encryption } = expectationOf(test);
  if (encryption === undefined) return undefined;
  const isEncrypted = there !== undefined && there !== null;
  const expected = encryption === "none" ? "none" : (encryption.alg ?? "encrypted");
  const agrees = (encryption === "none") === !isEncrypted;
  return {
    check: "encryption",
    state: agrees ? "held" : "broken",
    expected,
    actual: isEncrypted ? "encrypted" : "none",
  };
}
