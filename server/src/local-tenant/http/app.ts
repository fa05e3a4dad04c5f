import { setTimeout as sleep } from "node:timers/promises";
import { Hono, type MiddlewareHandler } from "hono";
import { clientGrants } from "../management/client-grants.ts";
import { clients } from "../management/clients.ts";
import { resourceServers } from "../management/resource-servers.ts";
import { roles } from "../management/roles.ts";
import { discovery } from "../oauth/discovery.ts";
import { OAuthRefusal } from "../oauth/oauth-refusal.ts";
import { noStore, tokenEndpoint } from "../oauth/token-endpoint.ts";
import type { Tenant } from "../tenant.ts";
import { answer } from "./answer.ts";
import { authenticated, type ManagementEnv } from "./bearer.ts";
import { type RateLimit, rateLimitHeaders } from "./rate-limit.ts";
import { Refusal } from "./refusal.ts";

export interface Conditions {
  /** None: nothing is limited, and no `x-ratelimit-*` header is sent. */
  readonly rateLimit?: RateLimit;
  /** How long each answer is held back, in milliseconds. */
  readonly latency: number;
}

/** All that the tenant answers to. */
export function app(tenant: Tenant, { rateLimit, latency }: Conditions): Hono {
  const management = new Hono<ManagementEnv>();
  if (rateLimit) management.use(limited(rateLimit, tenant.now));
  management.use(authenticated(tenant));
  management.route("/resource-servers", resourceServers(tenant));
  management.route("/client-grants", clientGrants(tenant));
  management.route("/clients", clients(tenant));
  management.route("/roles", roles(tenant));

  const root = new Hono();
  root.use(loopbackOnly);
  if (latency > 0)
    root.use(async (_, next) => {
      await next();
      await sleep(latency);
    });
  root.route("/api/v2", management);
  root.route("/", tokenEndpoint(tenant));
  root.route("/", discovery(tenant));
  root.notFound(() => {
    return answer(new Refusal(404, "Not Found").body(), 404);
  });
  root.onError((error) => {
    if (error instanceof OAuthRefusal) return answer(error.body(), error.status, { ...noStore, ...error.headers });
    if (error instanceof Refusal) return answer(error.body(), error.status);
    // A fault of ours, or a disk that takes no more: the caller can't know whether anything was written.
    return answer(new Refusal(500, `Internal Server Error: ${error.message}`).body(), 500);
  });
  return root;
}

/** A page in a browser can reach a loopback port under a name of its own (DNS rebinding): only loopback's names are ours. */
const loopbackOnly: MiddlewareHandler = async (c, next) => {
  const host = (c.req.header("host") ?? "").replace(/:\d+$/, "").toLowerCase();
  if (host !== "localhost" && host !== "[::1]" && !/^127(\.\d{1,3}){3}$/.test(host))
    throw new Refusal(421, "The local tenant answers to localhost only.");
  await next();
};

function limited(rateLimit: RateLimit, now: () => number): MiddlewareHandler {
  return async (c, next) => {
    const taken = rateLimit.take(now());
    const headers = rateLimitHeaders(taken);
    if (taken.allowed) await next();
    else c.res = answer(new Refusal(429, "Global limit has been reached", "too_many_requests").body(), 429);
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  };
}
