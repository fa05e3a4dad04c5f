import { secretForms } from "../../text/secret-forms.ts";

/**
 * A client secret or a token that can't slip into a log, an error or JSON: whatever turns it into text gets
 * `[secret]`. Only `reveal` gives the text, so that a search for it finds every place that handles it.
 */
export interface Secret {
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

const mask = "[secret]";

export function conceal(text: string): Secret {
  return Object.freeze({
    reveal: () => text,
    toString: () => mask,
    toJSON: () => mask,
    // What console.log and util.inspect ask for (https://nodejs.org/api/util.html#utilinspectcustom).
    [Symbol.for("nodejs.util.inspect.custom")]: () => mask,
  });
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
