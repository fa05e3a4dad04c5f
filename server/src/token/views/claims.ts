import type { JsonRecord } from "../../facts/unknown-json.ts";
import { moment, roughDuration } from "../../text/duration.ts";

/** One line of a decoded token. All text is as it stands in the token: who shows it makes it safe. */
export interface ExplainedClaim {
  readonly name: string;
  readonly value: string;
  /** What the claim is for; empty for one that is not known. */
  readonly meaning: string;
}

const headerMeanings: Readonly<Record<string, string>> = {
  alg: "algorithm of the signature",
  enc: "algorithm of the encryption",
  kid: "id of the key",
  typ: "profile of the token: JWT is Auth0's own, at+jwt is RFC 9068",
  cty: "type of what is inside",
};

const claimMeanings: Readonly<Record<string, string>> = {
  iss: "issuer: the tenant",
  sub: "subject: the user, or the application itself",
  aud: "audience: the API that the token is for",
  iat: "issued at",
  nbf: "not valid before",
  exp: "expires at",
  jti: "id of this one token",
  azp: "application that the token was given to",
  client_id: "application that the token was given to",
  gty: "grant type that it was requested with",
  scope: "scopes that were granted",
  permissions: "permissions (RBAC)",
  org_id: "organization, by id",
  org_name: "organization, by name",
  cnf: "key that the token is bound to: it is of no use without that key",
  authorization_details: "rich authorization (RFC 9396)",
};

const times = new Set(["iat", "nbf", "exp", "auth_time", "updated_at"]);

export function explainHeader(header: JsonRecord): readonly ExplainedClaim[] {
  return Object.entries(header).map(([name, value]) => claim(name, plain(value), headerMeanings));
}

/** @param now - Unix seconds; times are told as dates and relative to it */
export function explainPayload(payload: JsonRecord, now: number): readonly ExplainedClaim[] {
  return Object.entries(payload).map(([name, value]) => {
    const readable = times.has(name) && typeof value === "number" ? moment(value, now) : undefined;
    const lasts = name === "exp" && typeof value === "number" ? lifetimeOf(payload["iat"], value) : "";
    return claim(name, `${readable ?? plain(value)}${lasts}`, claimMeanings);
  });
}

function claim(name: string, value: string, meanings: Readonly<Record<string, string>>): ExplainedClaim {
  return { name, value, meaning: Object.hasOwn(meanings, name) ? (meanings[name] ?? "") : "" };
}

function lifetimeOf(issued: unknown, expires: number): string {
  return typeof issued === "number" && expires > issued
    ? `, ${roughDuration(expires - issued)} after it was issued`
    : "";
}

function plain(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join(" ");
  return JSON.stringify(value);
}
