import { describe } from "node:test";
import { casesOf } from "./cases.ts";

const { marks, silent, fixes, unfixed, neverSays, says } = casesOf("secret-in-file");
const api = (...lines: readonly string[]): string =>
  `apis:\n  - identifier: https://api.acme.com\n${lines.map((line) => `    ${line}\n`).join("")}`;
/** Made up: `{"alg":"none"}` and `{"sub":"nobody"}`. */
const JWT = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.c2ln";
const PEM = (kind: string): string => `-----BEGIN ${kind}-----\n    MIIE\n    -----END ${kind}-----`;

describe("a secret by its key's name", () => {
  for (const key of [
    "client_secret",
    "clientSecret",
    "AUTH0_CLIENT_SECRET",
    "signing-secret",
    "password",
    "db.password",
    "private_key",
    "api_key",
    "APIKey",
    "secret",
  ]) {
    marks(`${key} in a key of one's own`, `x-own:\n  ${key}: ⟦n0t-4-real-0ne⟧\n`);
  }
  marks("in a list of one's own", "apis: []\nx-own:\n  - a: 1\n  - password: ⟦n0t-4-real-0ne⟧\n");
  marks(
    "in a list between APIs",
    "apis:\n  - identifier: a\nfoo:\n  - identifier: b\n    password: ⟦n0t-4-real-0ne⟧\n",
  );
  for (const key of ["access_token", "AUTH0_API_TOKEN", "refreshToken"])
    marks(key, `x-own: { ${key}: ⟦0123456789abcdef⟧ }\n`);
  for (const key of [
    "TOKEN_TTL",
    "secret_name",
    "password_reset_url",
    "public_key",
    "client_id",
    "token",
    "access_token_lifetime",
    "read:secret",
  ]) {
    silent(`${key} is none`, `x-own: { "${key}": 0123456789abcdef-4 }\n`);
  }
  for (const value of [
    "",
    "~",
    "true",
    "3600",
    "${SECRET}",
    "<client secret>",
    "YOUR_SECRET",
    "changeme",
    "xxxxxxxx",
    "abc...",
    "env:SECRET",
    "$SECRET",
    "op://vault/item",
    "https://vault.acme.com/a",
    "/run/secrets/a",
    "ask Ben",
    "password",
    "none",
  ]) {
    silent(`${value || "nothing"} is none`, `x-own:\n  password: ${value}\n`);
  }
  silent("a setting under a token's name", "x-own: { refresh_token: rotating }\n");
  silent(
    "short names of applications",
    "tenants:\n  dev: { domain: a.eu.auth0.com, clients: { reset-password: Lz8TqXWm1VbYfQd3 } }\n",
  );
  silent("a tenant's name", "tenants:\n  secret: { domain: a.eu.auth0.com }\n");
  silent(
    "a variable that must be given",
    "tenants:\n  dev: { domain: a.eu.auth0.com, variables: { CLIENT_SECRET: } }\n",
  );
  marks("at the top of the file", "client_secret: ⟦abcd1234⟧\n");
  marks("under a tenant", "tenants:\n  dev: { domain: a.eu.auth0.com, client_secret: ⟦abcd1234⟧ }\n");
  marks(
    "beside an application's client id",
    "tenants:\n  dev: { clients: { client_secret: { client_id: a1, client_secret: ⟦abcd1234⟧ } } }\n",
  );
  marks("in a grant", api("grants:", "  - client: a", "    client_secret: ⟦abcd1234⟧"));
  marks("where no such key may stand, whatever the value", api("signing_secret: ⟦${SECRET}⟧"));
  marks("… or with none", api("⟦signing_secret⟧:"));
  marks("through an alias, at its anchor", "x-secret: &s ⟦abcd1234⟧\nx-own: { client_secret: *s }\n");
  marks(
    "once, however many APIs inherit it",
    "x-base: &base\n  password: ⟦abcd1234⟧\napis:\n  - <<: *base\n  - <<: *base\n",
  );
});

describe("a secret by its form", () => {
  marks("a token as a value", `x-note: ⟦${JWT}⟧\n`);
  marks("a token inside a text", `x-note: ⟦"Bearer ${JWT}"⟧\n`);
  marks("a token as a key", `x-note: { ⟦${JWT}⟧: 1 }\n`);
  marks("a token in a list", `x-note:\n  - ⟦${JWT}⟧\n`);
  marks("a token in an API", api(`name: ⟦${JWT}⟧`));
  marks("a token in a comment", `apis: [] # ⟦${JWT}⟧\n`);
  marks("a token in a second document", `apis: []\n---\nx: ⟦${JWT}⟧\n`);
  marks("a token in broken text", `x-a: { b: 1\n⟦${JWT}⟧ }\n`);
  marks(
    "an encrypted token",
    "x-note: ⟦eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aXZpdml2aXZpdg.Y2lwaGVy.dGFndGFndGFn⟧\n",
  );
  marks("a token under a telling key, once", `x-own: { access_token: ⟦${JWT}⟧ }\n`);
  marks(
    "a token as a variable, where it is defined",
    `tenants:\n  dev: { domain: a.eu.auth0.com, variables: { T: ⟦${JWT}⟧ } }\n${api("name: ${T}")}`,
  );
  silent("what only begins like one", "x-note: eyJhbGciOiJub25lIn0\nx-more: eyJub3Q.eyJub3Q.abc\n");
  for (const kind of [
    "PRIVATE KEY",
    "RSA PRIVATE KEY",
    "EC PRIVATE KEY",
    "ENCRYPTED PRIVATE KEY",
    "OPENSSH PRIVATE KEY",
  ]) {
    marks(
      kind,
      api(
        "token_encryption:",
        "  format: compact-nested-jwe",
        "  encryption_key:",
        "    pem: ⟦'-----BEGIN " + kind + "-----",
        "      MIIE",
        "      -----END " + kind + "-----'⟧",
      ),
    );
  }
  for (const kind of ["PUBLIC KEY", "CERTIFICATE", "RSA PUBLIC KEY"]) silent(kind, `x-key: "${PEM(kind)}"\n`);
  marks("a private key in a comment", "# ⟦-----BEGIN PRIVATE KEY-----⟧\napis: []\n");
  marks(
    "… to its END, whatever stands in it",
    `# ⟦${PEM("PRIVATE KEY").replaceAll("    ", "# ").replace("MIIE", "MII…")}⟧\napis: []\n`,
  );
  silent("a long random word", "x-note: h2Rk0aPq7NsXw4ZcLz8TqXWm1VbYfQd3Qp4vYt8sBn2LkXc7Wd9mJf3uEz6RtGh1\n");
  silent("a thumbprint", "x-note: { thumbprint_sha256: NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs }\n");
});

describe("what is said and done", () => {
  says(
    "the kind and the place",
    "x-own: { client_secret: abcd1234 }\n",
    "A client secret stands in `x-own.client_secret`.",
  );
  says("a kind that has no name", "x-own: { app_secret: abcd1234 }\n", "A secret stands in `x-own.app_secret`.");
  neverSays("never the secret", api("signing_secret: sup3r-s3cret"), "sup3r-s3cret");
  neverSays("never a token that is a key", `x-note: { ${JWT}: { client_secret: a1b2c3 } }\n`, "eyJ");
  fixes(
    "is removed",
    api("name: A", "signing_secret: abcd1234 # !", "token_lifetime: 60"),
    api("name: A", "token_lifetime: 60"),
  );
  fixes(
    "as an item's first key, with CRLF",
    "apis:\r\n  - client_secret: a1b2\r\n    identifier: a\r\n",
    "apis:\r\n  - identifier: a\r\n",
  );
  fixes("at the top of the file", "x-secret: abcd1234\napis: []\n", "apis: []\n");
  fixes("in flow style", "x-own: { a: 1, password: abcd1234 }\n", "x-own: { a: 1 }\n");
  fixes(
    "a key over several lines",
    `x-own:\n  a: 1\n  key: |\n    ${PEM("PRIVATE KEY")}\n  b: 2\n`,
    "x-own:\n  a: 1\n  b: 2\n",
  );
  unfixed("in a list", `x-note:\n  - ⟦${JWT}⟧\n`);
  unfixed("at the root in flow style", "{ x-secret: ⟦abcd1234⟧, apis: [] }\n");
});
