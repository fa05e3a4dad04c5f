import type { Local } from "./local.ts";

/** Signs in as a local tenant's administrator, at a domain that stands in front of it. */
export function environmentOf({ administrator }: Local, domain: string): Record<string, string> {
  return {
    AUTH0_DOMAIN: domain,
    AUTH0_CLIENT_ID: administrator.clientId,
    AUTH0_CLIENT_SECRET: administrator.secret,
  };
}
