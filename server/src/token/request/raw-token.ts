import { type Concealed, concealed } from "../../text/concealed.ts";

/** An access token that nobody sees by accident: it prints as `[token]`. */
export type RawToken = Concealed;

export function rawToken(text: string): RawToken {
  return concealed(text, "[token]");
}

/** One as somebody has copied it, often with its scheme and its header's name (`Authorization: Bearer …`). `undefined`: there is none. */
export function copiedToken(text: string): RawToken | undefined {
  const token = text.trim().replace(/^(?:authorization:\s*)?(?:(?:bearer|dpop)\s+)?/i, "");
  return token === "" ? undefined : rawToken(token);
}
