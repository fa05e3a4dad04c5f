import type { Hit } from "./scan.ts";

/** A text that would put one of the identifiers in a hit's place. */
export interface Repair {
  readonly identifier: string;
  readonly newText: string;
}

/**
 * The ways to mend a hit, written as it was: percent-encoded, or with the escapes of its format. An identifier with characters that
 * could end a string of some language, or mean something in it, is left to the user.
 */
export function repairs({ written, identifiers, inQuery }: Hit): readonly Repair[] {
  const encoded = inQuery === true && written.includes("%");
  const escaped = ["/", ":"].filter((character) => written.includes(`\\${character}`));
  return identifiers
    .filter((identifier) => /^[\w~:/.@+%-]+$/.test(identifier))
    .map((identifier) => {
      const plain = encoded ? encodeURIComponent(identifier) : identifier;
      return { identifier, newText: escaped.reduce((text, each) => text.replaceAll(each, `\\${each}`), plain) };
    });
}
