import { decodeJwt } from "jose";
import { clientProof } from "./client-proof.ts";
import type { Clock } from "./clock.ts";
import type { ApplicationCredentials, Credentials } from "./credentials.ts";
import { managementAudience } from "./domain.ts";
import type { TenantHttp } from "./http.ts";
import { conceal, type Secret } from "./secret.ts";
import { TenantError } from "./tenant-error.ts";

/** A token for the Management API, and what it is good for. */
interface ManagementToken {
  readonly secret: Secret;
  /** What it was granted, such as `read:clients`; `undefined` where that can't be told. */
  readonly permissions: ReadonlySet<string> | undefined;
  /** The application that it was issued to. */
  readonly clientId: string | undefined;
  /** Milliseconds since 1970; a little before its end, so that none expires on its way. */
  readonly goodUntil: number;
}

/** Keeps a management token in memory, and nowhere else. */
export interface TokenSource {
  /** The token at hand, or a new one when it is about to expire. */
  token(): Promise<ManagementToken>;
  /** The token at hand, if there is one. */
  current(): ManagementToken | undefined;
  /** Forgets a token that the tenant has refused. False: there is no way to get another one. */
  renew(refused: ManagementToken): boolean;
}

/** A minute before the end, and less for a token that lives only for minutes. */
const margin = (lifetime: number) => Math.min(60, lifetime / 10);

/** A source for one tenant; a token that somebody else has obtained is used as it is. */
export function createTokenSource(http: TenantHttp, credentials: Credentials, clock: Clock): TokenSource {
  if (credentials.kind === "token") {
    const given = tokenOf(credentials.token, undefined, Infinity);
    return { token: () => Promise.resolve(given), current: () => given, renew: () => false };
  }
  let current: Promise<ManagementToken> | undefined;
  let known: ManagementToken | undefined;
  return {
    token() {
      if (known && clock.now() > known.goodUntil) current = known = undefined;
      current ??= requestToken(http, credentials, clock).then(
        (token) => (known = token),
        (error: unknown) => {
          current = undefined;
          throw error;
        },
      );
      return current;
    },
    current: () => known,
    renew(refused) {
      if (known === refused) current = known = undefined;
      return true;
    },
  };
}

/** RFC 6749, 4.4; Auth0 wants an `audience` besides. */
async function requestToken(
  http: TenantHttp,
  credentials: ApplicationCredentials,
  clock: Clock,
): Promise<ManagementToken> {
  const asked = clock.now();
  const { body, status } = await http.send({
    method: "POST",
    path: "/oauth/token",
    body: {
      form: async () => ({
        grant_type: "client_credentials",
        ...(await clientProof(credentials, clock.now())),
        audience: managementAudience(http.domain),
      }),
    },
    repeat: "repeatable",
  });
  const answer = (body ?? {}) as Record<string, unknown>;
  if (typeof answer["access_token"] !== "string" || answer["access_token"] === "") {
    throw new TenantError("unexpected-answer", { domain: http.domain, method: "POST", path: "/oauth/token", status });
  }
  const lifetime = typeof answer["expires_in"] === "number" ? answer["expires_in"] : 86400;
  const scope = typeof answer["scope"] === "string" ? answer["scope"] : undefined;
  const { clientId } = credentials;
  return { ...tokenOf(conceal(answer["access_token"]), scope, asked + (lifetime - margin(lifetime)) * 1000), clientId };
}

/** What a management token says of itself. It is not verified: the tenant that it is sent to is the judge of it. */
function tokenOf(secret: Secret, scope: string | undefined, goodUntil: number): ManagementToken {
  const claims = claimsOf(secret);
  const granted = scope ?? (typeof claims["scope"] === "string" ? claims["scope"] : undefined);
  const client = [claims["azp"], claims["client_id"]].find((claim) => typeof claim === "string");
  return {
    secret,
    permissions: granted === undefined ? undefined : new Set(granted.split(" ").filter((each) => each !== "")),
    clientId: client,
    goodUntil,
  };
}

function claimsOf(token: Secret): Readonly<Record<string, unknown>> {
  try {
    return decodeJwt(token.reveal());
  } catch {
    return {};
  }
}
