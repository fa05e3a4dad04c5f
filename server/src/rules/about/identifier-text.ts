import { isLoopback } from "../../facts/domain.ts";
import { withoutSecrets } from "../../schema/secret-text.ts";
import { shown } from "../../schema/words.ts";

/** An absolute URL's parts as they are written (RFC 3986, appendix B); nothing is normalised. */
export interface UrlParts {
  readonly scheme: string;
  readonly userinfo: string | undefined;
  /** Never empty. */
  readonly host: string;
  /** `""` where a colon stands with nothing behind it. */
  readonly port: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

/**
 * Takes an identifier apart if it is an absolute URL with a host. By its text: `new URL()` would hide just those
 * differences that make two identifiers of one address.
 */
export function urlParts(identifier: string): UrlParts | undefined {
  const [start = "", scheme = ""] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(identifier) ?? [];
  if (start === "") return undefined;
  const [address, fragment] = halves(identifier.slice(start.length), "#");
  const [place, query] = halves(address, "?");
  const authority = place.split("/", 1).join();
  const at = authority.lastIndexOf("@");
  const userinfo = at < 0 ? undefined : authority.slice(0, at);
  const [host = ""] = /^(?:\[[^\]]*\]|[^:]*)/.exec(authority.slice(at + 1)) ?? [];
  if (host === "" || /[\s\\]/.test(host)) return undefined;
  const behind = place.slice(at + 1 + host.length);
  const port = behind.startsWith(":") ? authority.slice(at + 1 + host.length + 1) : undefined;
  const path = port === undefined ? behind : behind.slice(1 + port.length);
  return { scheme, userinfo, host, port, path, query, fragment };
}

/** What stands before a sign and, if it is there, behind it. */
function halves(text: string, sign: string): [string, string | undefined] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** `urn:NAMESPACE:NAME` (RFC 8141). */
export function isUrn(identifier: string): boolean {
  return /^urn:[a-z0-9][a-z0-9-]{0,31}:\S+$/i.test(identifier);
}

/** Does a host name the machine itself? Whatever stands under `localhost` does (RFC 6761, 6.3). */
export function isThisMachine(host: string): boolean {
  return isLoopback(host) || /\.localhost$/i.test(host);
}

/**
 * An identifier for a message, in quotes and without the user and password that someone may have put in it. Of a very long
 * one the middle is left out: identifiers differ at their ends.
 */
export function quoted(identifier: string): string {
  const text = withoutSecrets(identifier.replace(/^([^/?#]*:\/\/)[^/?#]*@/, "$1…@"));
  const half = Math.ceil(text.length / 2);
  if (half > HALF) return `"${shown(text.slice(0, HALF))}…${shown(text.slice(-HALF))}"`;
  return `"${shown(text.slice(0, half))}${shown(text.slice(half))}"`;
}

/** In characters; what `shown` leaves whole. */
const HALF = 60;
