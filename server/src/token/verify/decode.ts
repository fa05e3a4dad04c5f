import { base64url } from "jose";
import type { DecryptionProblem } from "./decrypt.ts";
import { isRecord, type JsonRecord } from "../../facts/unknown-json.ts";

/** What a token's text turns out to be, before anything about it is checked. */
export type DecodedText =
  | { readonly kind: "signed"; readonly header: JsonRecord; readonly payload: JsonRecord }
  | EncryptedToken
  | UnreadableToken;

/** A five-part JWE (RFC 7516): without the private key only its outer header can be read. */
export interface EncryptedToken {
  readonly kind: "encrypted";
  readonly header: JsonRecord;
  /** A key was given, and did not open it. */
  readonly problem?: DecryptionProblem;
}

export interface UnreadableToken {
  readonly kind: "unreadable";
  readonly reason: UnreadableReason;
}

/**
 * `opaque`: no JWT, as Auth0 gives where no audience is named. `truncated`: begins like a JWT, but a part is missing.
 * `damaged`: a part is not base64url JSON. `too-large`: more than 1 MB, not looked at.
 */
export type UnreadableReason = "opaque" | "truncated" | "damaged" | "too-large";

const largest = 1024 * 1024;

/** Takes a token's text apart. Never throws, and trusts nothing: what comes out is decoded, not verified. */
export function decodeToken(text: string): DecodedText {
  if (text.length > largest) return { kind: "unreadable", reason: "too-large" };
  const parts = text.split(".", 7);
  const [first = "", second = ""] = parts;
  const header = jsonPart(first);
  if (parts.length === 5 && header && parts.every(isBase64url)) {
    // Seen in the wild: without an audience Auth0 gives a JWE under a key of its own, meant for /userinfo alone.
    return header["alg"] === "dir" ? { kind: "unreadable", reason: "opaque" } : { kind: "encrypted", header };
  }
  if (parts.length !== 3) return { kind: "unreadable", reason: header ? "truncated" : "opaque" };
  const payload = jsonPart(second);
  if (!header || !payload || !parts.every(isBase64url)) return { kind: "unreadable", reason: "damaged" };
  return { kind: "signed", header, payload };
}

function isBase64url(part: string): boolean {
  return /^[\w-]*$/.test(part);
}

function jsonPart(part: string): JsonRecord | undefined {
  if (!isBase64url(part)) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(base64url.decode(part)));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
