import { definition, type NeverKey, secretNames } from "./node.ts";

/** Keys of a resource server that must not be in the file: the server's own, and secrets. */
export const apiNever: ReadonlyMap<string, NeverKey> = new Map(Object.entries(definition("Api")["x-never"] ?? {}));

/**
 * Does a key's name say that its value is a secret? Wherever such a key stands it is the business of one rule alone, which
 * tells its user more than "unknown key".
 *
 * @example isSecretName("clientSecret") // true
 */
export function isSecretName(key: string): boolean {
  if (key.length > MAX_NAME || !LAST_WORD.test(key)) return false;
  const name = key
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replaceAll(/[-\s.]/g, "_")
    .toLowerCase();
  return SECRET.test(name);
}

const SECRET = new RegExp(`(?:^|_)(?:${secretNames.join("|")})$`);
/** Nearly every key has none of these, and needs no closer look. */
const LAST_WORD = new RegExp(`(?:${secretNames.map((name) => name.replace(/^.*_/, "")).join("|")})$`, "i");
const MAX_NAME = 100;
