import { type Json, type JsonObject, isObject, member, withMember } from "../../facts/json.ts";

// The file holds the public key of `token_encryption` as `pem`; the tenant answers with its RFC 7638 thumbprint in its
// place, so a key is compared by thumbprint and can't be sent again without the file's `pem`.

/** The RFC 7638 thumbprint (SHA-256, base64url) of a PEM public key or certificate; `undefined` where it is none. */
export type Thumbprint = (pem: string) => string | undefined;

/** Both sides of a comparison with the key as its thumbprint; not compared at all where the tenant says nothing of it. */
export function comparable(
  want: JsonObject,
  have: JsonObject,
  thumbprint: Thumbprint,
): { readonly want: JsonObject; readonly have: JsonObject } {
  const there = folded(have, thumbprint);
  const here = folded(want, thumbprint);
  const key = keyOf(there);
  const silent = key !== undefined && member(key, "thumbprint_sha256") === undefined;
  return {
    want: silent
      ? mapKey(here, (own) => withMember(withMember(own, "thumbprint_sha256", undefined), "pem", undefined))
      : here,
    have: there,
  };
}

/** What can be sent of a laid-over `token_encryption`; `undefined` where the key itself is not at hand. */
export function sendable(encryption: Json): Json | undefined {
  if (!isObject(encryption)) return encryption;
  const key = member(encryption, "encryption_key");
  if (!isObject(key) || typeof member(key, "pem") !== "string") return undefined;
  return withMember(encryption, "encryption_key", withMember(key, "thumbprint_sha256", undefined));
}

function folded(fields: JsonObject, thumbprint: Thumbprint): JsonObject {
  return mapKey(fields, (key) => {
    const pem = member(key, "pem");
    const print = typeof pem === "string" ? thumbprint(pem) : undefined;
    return print === undefined ? key : withMember(withMember(key, "pem", undefined), "thumbprint_sha256", print);
  });
}

function keyOf(fields: JsonObject): JsonObject | undefined {
  const encryption = member(fields, "token_encryption");
  const key = isObject(encryption) ? member(encryption, "encryption_key") : undefined;
  return isObject(key) ? key : undefined;
}

function mapKey(fields: JsonObject, change: (key: JsonObject) => JsonObject): JsonObject {
  const encryption = member(fields, "token_encryption");
  const key = keyOf(fields);
  if (!isObject(encryption) || key === undefined) return fields;
  return withMember(fields, "token_encryption", withMember(encryption, "encryption_key", change(key)));
}
