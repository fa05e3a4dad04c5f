/** A host name with at least two labels (RFC 1123). A tenant has a name of its own: neither an address nor a bare word. */
const hostName =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const loopback = /^(?:localhost|127(?:\.(?:0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])){3}|\[::1\])(?::(?<port>[1-9]\d{0,4}))?$/;

/** A tenant's domain in lower case, or what is wrong with the text, as a sentence for its author. */
export type ParsedDomain = { readonly domain: string } | { readonly problem: string };

/**
 * Reads a tenant's domain: a bare host, and a port only on loopback. Everything that could send a secret somewhere
 * else than the reader of the file expects (scheme, user, path, port of a remote host) is refused.
 */
export function parseDomain(text: string): ParsedDomain {
  const domain = text.toLowerCase();
  if (isLoopback(domain) || hostName.test(domain)) return { domain };
  return { problem: problemOf(text, domain) };
}

/** Does this domain name the machine itself: `localhost`, 127.0.0.0/8 or `[::1]`, with or without a port? */
export function isLoopback(domain: string): boolean {
  const match = loopback.exec(domain.toLowerCase());
  return match !== null && Number(match.groups?.["port"] ?? 0) <= 65535;
}

/** Where requests go: https, and http only to the machine itself. Takes what `parseDomain` has accepted. */
export function baseUrl(domain: string): string {
  return `${isLoopback(domain) ? "http" : "https"}://${domain}`;
}

/** The Management API's identifier, and so the audience of its tokens: https and a slash, on loopback as well. */
export function managementAudience(domain: string): string {
  return `https://${domain}/api/v2/`;
}

function problemOf(text: string, domain: string): string {
  if (domain.trim() === "") return "The tenant's domain is empty.";
  if (domain.trim() !== domain) return `"${text}" has spaces around it.`;
  if (/^[a-z][a-z0-9+.-]*:\/\//.test(domain))
    return `"${text}" is a URL; write the bare host, as in acme.eu.auth0.com.`;
  if (domain.includes("@")) return `"${text}" names a user; write the bare host, as in acme.eu.auth0.com.`;
  if (/[/\\?#]/.test(domain)) return `"${text}" has a path; write the bare host, as in acme.eu.auth0.com.`;
  if (/:\d+$/.test(domain)) return `"${text}" has a port, which only a tenant on this machine may have.`;
  if (/^[a-z0-9-]+$/.test(domain)) return `"${text}" is not a whole domain; write it as in ${domain}.eu.auth0.com.`;
  return `"${text}" is not the domain of a tenant; write it as in acme.eu.auth0.com.`;
}
