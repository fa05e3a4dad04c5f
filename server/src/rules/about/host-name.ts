import { isLoopback, quoted, urlParts } from "./identifier-text.ts";

/** Why a text can't be a tenant's domain, as a sentence; `undefined` where it can. */
export function domainProblem(domain: string): string | undefined {
  const text = quoted(domain.replace(/^[^/@]*@/, "…@"));
  const host = domain.toLowerCase();
  if (isHostName(host) || isLocal(host)) return undefined;
  if (host.trim() === "") return "The domain is empty; write the tenant's host name, as in acme.eu.auth0.com.";
  if (host.trim() !== host) return `${text} has spaces around it.`;
  if (host.includes("${"))
    return `${text} can't be a domain: variables have no place in it, since they belong to the tenant.`;
  if (/^[a-z][a-z0-9+.-]*:\/\//.test(host)) return `${text} is a URL, and a domain is the bare host.`;
  if (host.includes("@")) return `${text} names a user, and a domain is the bare host.`;
  if (/[/\\?#]/.test(host)) return `${text} has a path, and a domain is the bare host.`;
  if (/:\d*$/.test(host)) return `${text} has a port, which only a tenant on this machine may have.`;
  if (/^[a-z0-9-]+$/.test(host)) return `${text} is no whole domain; write it as in ${host}.eu.auth0.com.`;
  if (host.endsWith(".") && isHostName(host.slice(0, -1))) return `${text} ends in a dot.`;
  return `${text} is no host name; write it as in acme.eu.auth0.com.`;
}

/**
 * The host name that a domain with something around it leaves no doubt about. Never out of a text with a user: of
 * `acme.eu.auth0.com@other.example` a reader sees the wrong half.
 */
export function bareHost(domain: string): string | undefined {
  const text = domain.trim().toLowerCase();
  const parts = urlParts(/^[a-z][a-z0-9+.-]*:\/\//.test(text) ? text : `https://${text}`);
  if (parts === undefined || parts.userinfo !== undefined) return undefined;
  const host = parts.host.replace(/\.$/, "");
  if (isLoopback(host)) return parts.port ? `${host}:${parts.port}` : host;
  return isHostName(host) ? host : undefined;
}

/** At least two labels (RFC 1123): a tenant is neither an address nor a bare word. */
function isHostName(host: string): boolean {
  return (
    host.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(host)
  );
}

function isLocal(host: string): boolean {
  const [, name = "", port = "0"] = /^([^:]+|\[::1\])(?::([1-9]\d{0,4}))?$/.exec(host) ?? [];
  return isLoopback(name) && Number(port) <= 65_535;
}
