import { type Concealed, concealed } from "../../text/concealed.ts";

/** An access token that nobody sees by accident: it prints as `[token]`. */
export type RawToken = Concealed;

export function rawToken(text: string): RawToken {
  return concealed(text, "[token]");
}
