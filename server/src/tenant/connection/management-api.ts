import type { Json } from "../../facts/json.ts";
import type { Answer } from "./answer.ts";
import type { Clock } from "./clock.ts";
import { type Credentials, secretsOf } from "./credentials.ts";
import { createTenantHttp, type HttpOptions, usuallyAtOnce } from "./http.ts";
import { createTokenSource } from "./management-token.ts";
import { wellFormed } from "../../text/printable.ts";
import { TenantError } from "./tenant-error.ts";

/** A request to the Management API; the token comes with the connection. */
export interface ManagementRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below `/api/v2`, such as `/client-grants`; ids through `segment`. */
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly json?: Json;
  /** A write is not sent later than this (milliseconds since 1970). */
  readonly notAfter?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Who this program is to the tenant, as far as its token says. */
interface Identity {
  readonly clientId: string | undefined;
  /** Such as `read:clients`; `undefined` where the token does not say. */
  readonly permissions: ReadonlySet<string> | undefined;
}

/** A signed-in connection to the Management API of one tenant. */
export interface ManagementApi {
  readonly domain: string;
  readonly clock: Clock;
  /** Requests that may be in flight at once. */
  readonly atOnce: number;
  /** Signs in where that has not happened yet. */
  identity(): Promise<Identity>;
  /** What is known of it without a request. */
  known(): Identity | undefined;
  /** @throws TenantError for everything but a 2xx answer. */
  send(request: ManagementRequest): Promise<Answer>;
}

/**
 * Connects without sending anything yet.
 *
 * @throws TenantError `wrong-domain` where the credentials belong to another domain than the tenant's.
 */
export function connect(credentials: Credentials, options: HttpOptions): ManagementApi {
  const { domain, clock } = options;
  if (credentials.domain.toLowerCase() !== domain) throw new TenantError("wrong-domain", { domain });
  const http = createTenantHttp(options, secretsOf(credentials));
  const tokens = createTokenSource(http, credentials, clock);

  const send = async ({ path, json, ...request }: ManagementRequest, again: boolean): Promise<Answer> => {
    if (request.signal?.aborted) throw new TenantError("cancelled", { domain, method: request.method, path });
    const token = await tokens.token();
    try {
      return await http.send({
        ...request,
        path: `/api/v2${path}`,
        ...(json !== undefined && { body: { json } }),
        bearer: token.secret,
        repeat: request.method === "GET" ? "repeatable" : "unexecuted",
      });
    } catch (error) {
      const refused = error instanceof TenantError && error.code === "refused-credentials";
      // A request that was refused with 401 has not been carried out, so even a create may be sent with a new token.
      if (!refused || !again || !tokens.renew(token)) throw error;
      return await send({ path, ...(json !== undefined && { json }), ...request }, false);
    }
  };

  return {
    domain,
    clock,
    atOnce: options.atOnce ?? usuallyAtOnce,
    async identity() {
      const { clientId, permissions } = await tokens.token();
      return { clientId, permissions };
    },
    known: () => tokens.current(),
    send: (request) => send(request, true),
  };
}

/**
 * An id or identifier as one segment of a path. `.` and `..` can't be one, since a URL resolves them, encoded or not:
 * they get a space, and nothing is found under them.
 */
export function segment(text: string): string {
  const encoded = encodeURIComponent(wellFormed(text));
  return encoded === "." || encoded === ".." ? `${encoded}%20` : encoded;
}
