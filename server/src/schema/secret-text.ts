/** A stretch of text that is a secret by its form. */
export interface SecretText {
  /** "a private key": what it is, never what it says. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** A private key whose END is missing: what follows may be of it. */
  readonly open?: true;
}

/**
 * Private keys (PEM, PGP) and JSON Web Tokens in a text. Nothing is called a secret for looking random: client ids do,
 * and so do thumbprints. Public keys and certificates are none.
 */
export function secretsIn(text: string): readonly SecretText[] {
  const mayHoldKeys = text.includes("PRIVATE KEY");
  const mayHoldTokens = text.includes("eyJ");
  if (!mayHoldKeys && !mayHoldTokens) return NONE;
  return [...(mayHoldKeys ? privateKeysIn(text) : NONE), ...(mayHoldTokens ? tokensIn(text) : NONE)];
}

/** A text for messages, hovers and outlines: in the place of each secret, and of a password in a URL, stands what it is. */
export function withoutSecrets(text: string): string {
  const secrets = secretsIn(text);
  const rest = secrets.length === 0 ? text : leavingOut(text, secrets);
  return rest.includes("//") ? rest.replace(PASSWORD, "//…@") : rest;
}

/** A text in which each of these stretches is named, not quoted. */
export function leavingOut(text: string, secrets: readonly SecretText[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { kind, start, end, open } of secrets.toSorted((one, other) => one.start - other.start)) {
    if (start >= from) parts.push(text.slice(from, start), `[${kind}]`);
    from = open ? text.length : Math.max(from, end);
  }
  return [...parts, text.slice(from)].join("");
}

/** A key may hold whatever a slip of the hand put into it, but no other BEGIN. */
function privateKeysIn(text: string): readonly SecretText[] {
  const marks = [...text.matchAll(PEM)].map(({ 0: match, index, groups }) => ({
    begins: groups?.["begin"] !== undefined,
    start: index,
    end: index + match.length,
  }));
  return marks.flatMap(({ begins, start, end }, at) => {
    if (!begins) return [];
    const next = marks[at + 1];
    if (next === undefined || next.begins) return [{ kind: "a private key", start, end, open: true }];
    return [{ kind: "a private key", start, end: next.end }];
  });
}

function tokensIn(text: string): readonly SecretText[] {
  return [...text.matchAll(JWT)].flatMap(({ index, groups: { header = "", rest = "" } = {} }) =>
    isHeader(header) ? [{ kind: "a token (JWT)", start: index, end: index + header.length + rest.length }] : [],
  );
}

/** The first part of a JWT is JSON with an `alg` (RFC 7515, 4.1.1; RFC 7516, 4.1.1). */
function isHeader(part: string): boolean {
  try {
    return atob(part.replaceAll("-", "+").replaceAll("_", "/")).includes('"alg"');
  } catch {
    return false;
  }
}

const NONE: readonly SecretText[] = [];
/** RFC 7468, 3; OpenPGP names its lines in the same way (RFC 9580, 6.2.1). */
const PEM = /-----(?:(?<begin>BEGIN) (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?|END [A-Z0-9 ]{0,40})-----/g;
/** Three parts (signed, RFC 7515) or five (encrypted, RFC 7516). What looks like a header may stand before a real one. */
const JWT =
  /(?<![\w-])(?<header>eyJ[\w-]{8,})(?=(?<rest>\.(?:eyJ[\w-]{4,}\.[\w-]*|[\w-]*\.[\w-]{8,}\.[\w-]+\.[\w-]{8,}))(?![\w-]))/g;
/** RFC 3986, 3.2.1; people forget to escape an `@`, so the last one ends it. */
const PASSWORD = /\/\/[^/?#:\s]*:[^/?#\s]*@/g;
