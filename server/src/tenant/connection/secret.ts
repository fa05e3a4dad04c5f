import { type Concealed, concealed } from "../../text/concealed.ts";
import { secretForms } from "../../text/secret-forms.ts";

/** A client secret or a token that nobody sees by accident: it prints as `[secret]`. */
export type Secret = Concealed;

const mask = "[secret]";

export function conceal(text: string): Secret {
  return concealed(text, mask);
}

/**
 * The text without the secrets: a tenant's answer, or a library's message, may repeat what was sent to it. Whatever
 * looks like a JWT goes as well.
 */
export function redact(text: string, secrets: readonly Secret[]): string {
  let clean = text;
  for (const secret of secrets) {
    for (const form of secretForms(secret.reveal())) clean = clean.replaceAll(form, mask);
  }
  return clean.replace(/\beyJ[\w-]{8,}(?:\.[\w-]*)*/g, mask);
}
