import { TokenError } from "./token-error.ts";

/** A host name or a bracketed IPv6 address, with or without a port: what `domain` may be. */
const bareHost = /^(?<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?<port>:\d{1,5})?$/i;

/**
 * Where requests for this tenant go: `https://DOMAIN`, and `http://` where the host is this machine.
 *
 * @throws TokenError `bad-domain` for anything but a bare host; a port may only stand on loopback. What is more than a
 *   host could carry a secret to a place that the user did not see.
 */
export function originOf(domain: string): string {
  const loopback = isLoopback(domain);
  const port = bareHost.exec(domain)?.groups?.["port"];
  const origin = `${loopback ? "http" : "https"}://${domain}`;
  if (!bareHost.test(domain) || !URL.canParse(origin) || (port !== undefined && !loopback)) {
    throw new TokenError("bad-domain", { domain });
  }
  return origin;
}

/** Does this domain name the machine itself: `localhost`, 127.0.0.0/8 or `[::1]`? */
export function isLoopback(domain: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(bareHost.exec(domain)?.groups?.["host"] ?? "");
}
