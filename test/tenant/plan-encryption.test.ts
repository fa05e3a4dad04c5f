import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { thumbprint } from "../../server/src/tenant/thumbprint.ts";
import { runApiCases } from "./api-case.ts";
import { apiOnTenant, planOf } from "./build.ts";

const pem = publicKey();
const otherPem = publicKey();
const print = thumbprint(pem) ?? "";

// The encryption key comes back as its thumbprint (RFC 7638), and can't be had back.
runApiCases("an encryption key", [
  {
    name: "the same key",
    have: encryption({ thumbprint_sha256: print, kid: "1" }),
    want: encryption({ pem }),
    rows: [],
  },
  {
    name: "a tenant that says nothing of the key",
    have: encryption({ kid: "1" }),
    want: encryption({ pem }),
    rows: [],
  },
  {
    name: "another key",
    have: encryption({ thumbprint_sha256: print, kid: "1" }),
    want: encryption({ pem: otherPem }),
    rows: [`token_encryption.encryption_key.thumbprint_sha256: "${print}" -> "${thumbprint(otherPem) ?? ""}"`],
    body: encryption({ kid: "1", pem: otherPem }),
  },
  {
    name: "the key's name changes, and the key goes along",
    have: encryption({ thumbprint_sha256: print, name: "one" }),
    want: encryption({ pem, name: "two" }),
    rows: ['token_encryption.encryption_key.name: "one" -> "two"'],
    body: encryption({ pem, name: "two" }),
  },
]);

test("a body without a pem for its key is not sent", () => {
  const have = { apis: [apiOnTenant(encryption({ thumbprint_sha256: print, name: "one" }))] };
  const want = { token_encryption: { encryption_key: { name: "two" } } };
  const [row] = planOf([{ fields: want }], have).changes;
  assert.equal(row?.kind, "blocked");
  assert.match(row.reason ?? "", /pem/);
});

function encryption(key: Readonly<Record<string, string>>) {
  return { token_encryption: { format: "compact-nested-jwe", encryption_key: { alg: "RSA-OAEP-256", ...key } } };
}

function publicKey(): string {
  return generateKeyPairSync("rsa", { modulusLength: 2048 })
    .publicKey.export({ type: "spki", format: "pem" })
    .toString();
}
