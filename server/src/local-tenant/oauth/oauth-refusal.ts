import type { ContentfulStatusCode } from "hono/utils/http-status";

/** An answer of the token endpoint that says no (RFC 6749, section 5.2): `{error, error_description}`. */
export class OAuthRefusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly error: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ContentfulStatusCode,
    error: string,
    description: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(description);
    this.headers = headers;
    this.status = status;
    this.error = error;
  }

  body(): { error: string; error_description: string } {
    return { error: this.error, error_description: this.message };
  }
}

export const invalidRequest = (description: string): OAuthRefusal =>
  new OAuthRefusal(400, "invalid_request", description);
