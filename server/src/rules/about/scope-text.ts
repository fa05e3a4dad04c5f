/** The first character that RFC 6749's `scope-token` (3.3: %x21 / %x23-5B / %x5D-7E) doesn't have. */
export function foreignCharacter(scope: string): string | undefined {
  return /[^\x21\x23-\x5b\x5d-\x7e]/u.exec(scope)?.[0];
}

/**
 * A scope near the given text that RFC 6749 allows: `read customer orders` as `read:customer-orders`, accents and
 * quotation marks left out. `undefined` where too little would be left.
 */
export function plainScope(text: string): string | undefined {
  const ascii = text
    .normalize("NFKD")
    .replace(/[\p{M}"'\u2018-\u201f]/gu, "")
    .replaceAll("\\", "/")
    .trim();
  const joined = ascii.includes(":")
    ? trimmedParts(ascii).join(":").replace(/\s+/g, "-")
    : ascii.replace(/\s+/, ":").replace(/\s+/g, "-");
  return joined === "" || foreignCharacter(joined) !== undefined ? undefined : joined;
}

function trimmedParts(text: string): readonly string[] {
  return text.split(":").map((part) => part.trim());
}
