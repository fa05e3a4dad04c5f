import type { Literal } from "../text/literal.ts";

export interface Language {
  readonly text: Literal;
  readonly code: (parts: Parts) => string;
}

/** What a program is made of. */
export interface Parts {
  readonly url: string;
  readonly clientId: string;
  /** All of the form but the secret. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** Text as a literal. */
  readonly text: Literal;
  /** The environment variable with the secret. */
  readonly variable: string;
  /** The form's name for it; `undefined`: HTTP Basic, both halves form-encoded (RFC 6749 section 2.3.1). */
  readonly secretParameter: string | undefined;
}
