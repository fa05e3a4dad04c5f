/** A stretch of text that is a secret by its form. */
export interface SecretText {
  /** "a private key": what it is, never what it says. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Private keys (PEM, PGP) and JSON Web Tokens in a text. Nothing is called a secret for looking random: client ids do,
 * and so do thumbprints. Public keys and certificates are none.
 */
export function secretsIn(text: string): readonly SecretText[] {
  const found: SecretText[] = [];
  for (const { 0: match, index } of text.includes("PRIVATE KEY") ? text.matchAll(PRIVATE_KEY) : []) {
    found.push({ kind: "a private key", start: index, end: index + match.length });
  }
  for (const { 0: match, index, groups } of text.includes("eyJ") ? text.matchAll(JWT) : []) {
    if (!isHeader(groups?.["header"] ?? "")) continue;
    found.push({ kind: "a token (JWT)", start: index, end: index + match.length });
  }
  return found;
}

/** A text for messages, hovers and outlines: in the place of each secret, and of a password in a URL, stands what it is. */
export function withoutSecrets(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { kind, start, end } of [...secretsIn(text)].sort((one, other) => one.start - other.start)) {
    if (start >= from) parts.push(text.slice(from, start), `[${kind}]`);
    from = Math.max(from, end);
  }
  return [...parts, text.slice(from)].join("").replace(PASSWORD, "//…@");
}

/** The first part of a JWT is JSON with an `alg` (RFC 7515, 4.1.1; RFC 7516, 4.1.1). */
function isHeader(part: string): boolean {
  try {
    return atob(part.replaceAll("-", "+").replaceAll("_", "/")).includes('"alg"');
  } catch {
    return false;
  }
}

const PRIVATE_KEY =
  /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:[\w\s+/=:.,#\\()-]{0,9000}?-----END [A-Z0-9 ]{0,40}-----)?/g;
/** Three parts (signed, RFC 7515) or five (encrypted, RFC 7516). */
const JWT =
  /(?<![\w-])(?<header>eyJ[\w-]{8,})\.(?:eyJ[\w-]{4,}\.[\w-]*|[\w-]*\.[\w-]{8,}\.[\w-]+\.[\w-]{8,})(?![\w-])/g;
/** RFC 3986, 3.2.1. */
const PASSWORD = /\/\/[^/?#@:\s]*:[^/?#@\s]*@/g;
