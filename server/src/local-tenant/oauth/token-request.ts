import type { Context } from "hono";
import { bodyText } from "../http/body.ts";
import { invalidRequest } from "./oauth-refusal.ts";

/** A token request's parameters, each given at most once (RFC 6749, section 3.2). */
export interface TokenRequest {
  readonly parameters: ReadonlyMap<string, string>;
  /** HTTP Basic (RFC 6749, section 2.3.1): id and secret as they stand there, and with their form encoding undone. */
  readonly basic?: readonly { readonly id: string; readonly secret: string }[];
  /** The proof of possession (RFC 9449). */
  readonly proof?: string;
}

/** JSON or form body, both of which Auth0 accepts. @throws OAuthRefusal 400 invalid_request. */
export async function readTokenRequest(c: Context): Promise<TokenRequest> {
  const { type, text } = await bodyText(c);
  const entries = type === "form" ? [...new URLSearchParams(text)] : jsonEntries(text);
  const parameters = new Map<string, string>();
  for (const [name, value] of entries) {
    if (parameters.has(name)) throw invalidRequest(`Parameter given more than once: ${name}`);
    parameters.set(name, value);
  }
  const basic = readBasic(c.req.header("authorization"));
  const proof = c.req.header("dpop");
  return { parameters, ...(basic && { basic }), ...(proof !== undefined && { proof }) };
}

function jsonEntries(text: string): readonly (readonly [string, string])[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw invalidRequest("Request body is not valid JSON");
  }
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw invalidRequest("Request body is not a JSON object");
  return Object.entries(json).map(([name, value]: [string, unknown]) => {
    if (typeof value !== "string") throw invalidRequest(`Parameter must be a string: ${name}`);
    return [name, value] as const;
  });
}

function readBasic(header: string | undefined): TokenRequest["basic"] {
  const [scheme, encoded = ""] = (header ?? "").split(" ");
  if (scheme?.toLowerCase() !== "basic") return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 0) throw invalidRequest("Malformed Authorization header");
  const raw = { id: text.slice(0, colon), secret: text.slice(colon + 1) };
  // The RFC form-encodes both before joining them; many clients don't, so each reading counts.
  return [raw, { id: formDecoded(raw.id), secret: formDecoded(raw.secret) }];
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
