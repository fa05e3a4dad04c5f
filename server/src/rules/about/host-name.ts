import { isHostName, isLoopback } from "../../facts/domain.ts";
import { withoutLooseEnd } from "../../text/loose-end.ts";
import { urlParts } from "./identifier-text.ts";

/**
 * The host name that a domain with something around it leaves no doubt about. Never out of a text with a user: of
 * `acme.eu.auth0.com@other.example` a reader sees the wrong half.
 */
export function bareHost(domain: string): string | undefined {
  const text = withoutLooseEnd(domain.trim().toLowerCase());
  const parts = urlParts(/^[a-z][a-z0-9+.-]*:\/\//.test(text) ? text : `https://${text}`);
  if (parts === undefined || parts.userinfo !== undefined) return undefined;
  const host = parts.host.replace(/\.$/, "");
  if (isLoopback(host)) return parts.port ? `${host}:${parts.port}` : host;
  return isHostName(host) ? host : undefined;
}
