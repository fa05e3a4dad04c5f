import type { TenantState } from "../facts/tenant-state.ts";
import type { TokenExpectation } from "../expected/expectation.ts";
import { apiExpectationOf, expectationOf } from "../expected/expectation-of.ts";
import { type JsonRecord, list, strings } from "../facts/unknown-json.ts";
import { sameButFor } from "../expected/near-miss.ts";
import type { TokenTest } from "../expected/token-test.ts";
import { clientGrants, isGrantOf, type NamedApplication, type WantedApi } from "../expected/wanted.ts";
import { type JudgedToken, judgeToken, type Surroundings } from "./test-token.ts";
import { type Access, accessOf } from "./verdict/access-list.ts";
import { withCauses } from "./verdict/row-cause.ts";
import { type Subject, subjectOf } from "./verdict/subject.ts";
import type { RawToken } from "./request/raw-token.ts";
import { type InspectedToken, verifyToken } from "./verify/verify.ts";
import { tenantKeys } from "./verify/tenant-keys.ts";

/** Against what a token of unknown origin is held. */
export interface InspectedAgainst {
  readonly tenant: TokenTest["tenant"];
  /** All APIs that the file has for the tenant. */
  readonly file: readonly WantedApi[];
  /** Short names of the tenant's applications, by client id. */
  readonly names?: ReadonlyMap<string, string> | undefined;
}

/** A token that the user gave: from any application, for a user or for the application itself. */
export interface TokenInspection extends JudgedToken {
  readonly subject: Subject;
  /** The API that it is for, as far as file and tenant know it. */
  readonly api?: { readonly identifier: string; readonly in: "file" | "tenant" };
  /** Where they know none: the identifier that its audience nearly is. */
  readonly meant?: string;
  readonly application?: NamedApplication;
  /** Each scope of that API: whether the token has it, and if not, why. */
  readonly access: readonly Access[];
}

/**
 * Verifies a token that is already there and judges it against file and tenant. Nothing is stored, and nothing but the
 * tenant's public keys is asked for. Never throws over the token, whatever it is.
 */
export async function inspectToken(
  raw: RawToken,
  against: InspectedAgainst,
  surroundings: Surroundings,
): Promise<TokenInspection> {
  const { tenant } = against;
  const keys = surroundings.keys ?? tenantKeys(tenant.domain, surroundings);
  const { signingSecret, decryptionKey, facts } = surroundings;
  const read = await verifyToken(raw, { keys, signingSecret, decryptionKey });
  const payload = payloadOf(read);
  const audiences = payload ? (strings(list(payload["aud"]) ?? [payload["aud"]]) ?? []) : [];
  const known = apiOf(audiences, against, facts);
  const subject = payload ? subjectOf(payload) : "unknown";
  const application = payload && applicationOf(payload, against, facts);
  const api = known?.api ?? { identifier: known?.meant ?? audiences[0] ?? "", absent: false, fields: {} };
  const expectation = expectationFor(api, { payload, subject, application, against });
  const judged = await judgeToken(raw, tenant.domain, expectation, { ...surroundings, keys });
  const test = { ...testOf(api, application, against), organization: undefined };
  const verified = judged.token.kind === "verified";
  return {
    ...judged,
    // Without an audience that anybody knows, each token would be for the right API.
    rows: withCauses(known ? judged.rows : judged.rows.map(unknownAudience), test, { verified, facts }),
    subject,
    ...(known && "in" in known && { api: { identifier: api.identifier, in: known.in } }),
    ...(known?.meant !== undefined && { meant: known.meant }),
    ...(application && { application }),
    access: payload && known ? accessOf(payload, { api, subject, application, file: against.file, facts }) : [],
  };
}

function payloadOf(token: InspectedToken): JsonRecord | undefined {
  return token.kind === "verified" || token.kind === "decoded" ? token.payload : undefined;
}

interface KnownApi {
  readonly api: WantedApi;
  readonly in: "file" | "tenant";
  readonly meant?: string;
}

function apiOf(
  audiences: readonly string[],
  against: InspectedAgainst,
  facts: TenantState | undefined,
): KnownApi | undefined {
  const file = against.file.filter(({ absent }) => !absent);
  const onTenant = (facts?.apis ?? []).map(({ identifier, fields }) => ({ identifier, absent: false, fields }));
  const exact = (apis: readonly WantedApi[]) => apis.find(({ identifier }) => audiences.includes(identifier));
  const inFile = exact(file);
  if (inFile) return { api: inFile, in: "file" };
  const there = exact(onTenant);
  if (there) return { api: there, in: "tenant" };
  const all = [...file, ...onTenant];
  const identifiers = all.map(({ identifier }) => identifier);
  const meant = audiences.map((one) => sameButFor(one, identifiers)?.identifier).find((one) => one !== undefined);
  const api = all.find(({ identifier }) => identifier === meant);
  return api && meant !== undefined ? { api, in: file.includes(api) ? "file" : "tenant", meant } : undefined;
}

function applicationOf(
  { azp, client_id: clientId = azp }: JsonRecord,
  { names }: InspectedAgainst,
  facts: TenantState | undefined,
): NamedApplication | undefined {
  if (typeof clientId !== "string") return undefined;
  const name = facts?.clients.find((client) => client.clientId === clientId)?.name;
  return { named: names?.get(clientId) ?? name ?? clientId, clientId, name };
}

interface Seen {
  readonly payload: JsonRecord | undefined;
  readonly subject: Subject;
  readonly application: NamedApplication | undefined;
  readonly against: InspectedAgainst;
}

function expectationFor(api: WantedApi, { payload, subject, application, against }: Seen): TokenExpectation {
  const { tenant } = against;
  if (subject === "application") return expectationOf(testOf(api, application, against));
  const { lifetime, ...expectation } = apiExpectationOf({ tenant, api });
  const lifetimes = [lifetime, api.fields["token_lifetime_for_web"]].filter((one) => typeof one === "number");
  const { exp, iat } = payload ?? {};
  const actual = typeof exp === "number" && typeof iat === "number" ? exp - iat : undefined;
  // Which of the two holds depends on the flow, which a token doesn't tell.
  const fitting = lifetimes.find((one) => one === actual) ?? lifetime;
  return {
    ...expectation,
    ...(fitting !== undefined && { lifetime: fitting }),
    ...(subject === "user" && { subject: "user" as const }),
  };
}

function testOf(api: WantedApi, application: NamedApplication | undefined, against: InspectedAgainst): TokenTest {
  const { tenant, file } = against;
  const grant = application && clientGrants(api).find((one) => isGrantOf(one, application));
  return {
    tenant,
    api,
    ...(grant && { grant }),
    application: { ...(application ?? { named: "" }), clientId: application?.clientId ?? "" },
    file,
  };
}

function unknownAudience(row: JudgedToken["rows"][number]): JudgedToken["rows"][number] {
  if (row.check !== "audience") return row;
  const { check, actual } = row;
  const why = "Neither file nor tenant has an API with this identifier: it is for something else.";
  return { check, state: "broken", why, ...(actual === undefined ? {} : { actual }) };
}
