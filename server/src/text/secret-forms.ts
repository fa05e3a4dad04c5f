import { wellFormed } from "./printable.ts";

/**
 * The forms in which somebody may repeat a secret that was sent: as itself, as in a form or URL, as inside JSON. What is too
 * short to be a secret has none, or masking it would blank out words.
 */
export function secretForms(secret: string): readonly string[] {
  if (secret.length < 4) return [];
  const inForm = new URLSearchParams([["", secret]]).toString().slice(1);
  return [secret, inForm, encodeURIComponent(wellFormed(secret)), JSON.stringify(secret).slice(1, -1)];
}
