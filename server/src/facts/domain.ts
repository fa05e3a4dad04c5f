/**
 * What keeps a text from being a tenant's domain. `foreign`: a placeholder of another tool. `one-word`: a name without the domain under
 * which the tenant has it.
 */
export type DomainFault =
  "empty" | "spaces" | "variable" | "foreign" | "url" | "user" | "path" | "port" | "one-word" | "dot" | "no-host-name";

/**
 * Why a text is no tenant's domain; `undefined` where it is one: a bare host name, or this machine with or without a port. Whatever
 * could send a secret somewhere else than the reader of the file expects (scheme, user, path, port of a remote host) is refused.
 * Letter case does not count.
 */
export function domainFault(text: string): DomainFault | undefined {
  const domain = text.toLowerCase();
  if (isHostName(domain) || isLoopback(domain)) return undefined;
  if (domain.trim() === "") return "empty";
  if (domain.trim() !== domain) return "spaces";
  if (domain.includes("${")) return "variable";
  if (/^[\w.-]*(?:##[\w-]+##|@@[\w-]+@@|\{\{[^@/{}]*\}\})[\w.-]*$/.test(domain)) return "foreign";
  if (/^[a-z][a-z0-9+.-]*:\/\//.test(domain)) return "url";
  if (domain.includes("@")) return "user";
  if (/[/\\?#]/.test(domain)) return "path";
  if (/:\d*$/.test(domain)) return "port";
  if (/^[a-z0-9-]+$/.test(domain)) return "one-word";
  return domain.endsWith(".") && isHostName(domain.slice(0, -1)) ? "dot" : "no-host-name";
}

/** At least two labels (RFC 1123), in lower case. A tenant has a name of its own: neither an address nor a bare word. */
export function isHostName(host: string): boolean {
  return HOST_NAME.test(host);
}

/** Does a domain name the machine itself: `localhost`, 127.0.0.0/8 or `[::1]`, with or without a port? */
export function isLoopback(domain: string): boolean {
  const match = LOOPBACK.exec(domain.toLowerCase());
  return match !== null && Number(match.groups?.["port"] ?? 0) <= 65_535;
}

const HOST_NAME =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const LOOPBACK = /^(?:localhost|127(?:\.(?:0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])){3}|\[::1\])(?::(?<port>[1-9]\d{0,4}))?$/;
