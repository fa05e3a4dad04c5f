/** Looks like nothing else, and each eight letters of it are found. */
export const BODY = "Q0FOQVJZc2VjcmV0Y2FuYXJ5c2VjcmV0";
const base64 = (text: string): string => Buffer.from(text).toString("base64url");
const JWT = `${base64('{"alg":"RS256"}')}.${base64(`{"x":"${BODY}"}`)}.${BODY}`;
const pem = (indent: string): string =>
  ["-----BEGIN PRIVATE KEY-----", BODY, BODY, "-----END PRIVATE KEY-----"].map((line) => `${indent}${line}\n`).join("");
const api = (lines: string): string => `apis:\n  - name: Orders\n    identifier: https://a\n${lines}`;

/** Does a text tell a secret of these files? */
export function tells(text: string): boolean {
  return text.includes(BODY.slice(0, 8)) || text.includes(JWT.slice(-20));
}

/** Where people put what belongs in no file. */
export const TEXTS: Readonly<Record<string, string>> = {
  "a private key in a field": api(
    `    token_encryption:\n      format: compact-nested-jwe\n      encryption_key:\n        name: k\n        alg: RSA-OAEP-256\n        pem: |\n${pem("          ")}`,
  ),
  "a private key on one line": api(
    `    token_encryption: { encryption_key: { pem: "${pem("").replaceAll("\n", "\\n")}" } }\n`,
  ),
  "a private key as another kind": api(`    token_encryption: |\n${pem("      ")}`),
  "a private key as an enum": api(`    signing_alg: |\n${pem("      ")}`),
  "a private key in a list": api(`    scopes:\n      - value: read:a\n        description: |\n${pem("          ")}`),
  "a signing secret": api(`    signing_secret: ${BODY}\n`),
  "a client secret in a grant": api(`    grants:\n      - client: worker\n        client_secret: ${BODY}\n`),
  "a client secret in a tenant": `tenants:\n  dev:\n    domain: d.eu.auth0.com\n    client_secret: ${BODY}\n${api("")}`,
  "a secret variable": `tenants: { dev: { domain: d.eu.auth0.com, variables: { API_SECRET: ${BODY} } } }\n${api("")}`,
  "a used secret variable": `tenants: { dev: { domain: d.eu.auth0.com, variables: { CLIENT_SECRET: ${BODY} } } }\n${api("    token_lifetime: ${CLIENT_SECRET}\n")}`,
  "a token as a number": api(`    token_lifetime: ${JWT}\n`),
  "a token as a scope": api(`    scopes: [{ value: "${JWT}" }]\n    grants: [{ client: a, scope: ["${JWT}"] }]\n`),
  "a token as an identifier": `apis:\n  - identifier: ${JWT}\n`,
  "a token as a client": api(`    grants: [{ client: ${JWT} }, { client: ${JWT} }]\n`),
  "a token as a key": api(`    ${JWT}: 1\n`),
  "a token as a rule": `rules: { ${JWT}: off }\n${api("")}`,
  "a token in a comment": api(`    # auth-apis-disable-next-line ${JWT}\n    token_lifetime: 1\n`),
  "a token as a domain": `tenants: { dev: { domain: ${JWT} } }\n${api("")}`,
  "a token as a state": api(`    state: ${JWT}\n`),
  "a token as a path": `extends: ${JWT}\n${api("")}`,
  "a password in an identifier": `apis:\n  - identifier: https://user:${BODY}@api.acme.com/x/\n`,
  "a private key under a key of one's own": `x-key: |\n${pem("  ")}${api("")}`,
  "secrets under an anchor": `x-base: &base # ${JWT}\n  client_secret: ${BODY}\n  key: |\n${pem("    ")}  url: https://a:${BODY}@b\n  more: { api_secret: [${BODY}, { a: ${BODY} }] } # ${JWT}\n${api("    <<: *base\n")}`,
  "an anchor on a secret": `x-a:\n  client_secret: &a ${BODY}\n  key: &b |\n${pem("    ")}  c: &c ${JWT}\n${api("    x-a: [*a, *b, *c]\n")}`,
  "an alias that is a secret": `x-a: &a ${BODY}\n${api("    client_secret: *a\n    signing_secret: [*a]\n")}`,
  "a token as an anchor": `x-a: &${JWT} { b: 1 }\n${api(`    <<: *${JWT}\n`)}`,
  "a token as a key under an anchor": `x-a: &a { ${JWT}: 1 }\n${api("    <<: *a\n")}`,
  "a private key without its end above an anchor": `x-a:\n  # -----BEGIN PRIVATE KEY-----\n  b: &b ${BODY}\n  c: &c { d: ${BODY} }\n${api("    x-b: [*b, *c]\n")}`,
  "a broken private key": api(`    token_encryption: { pem: "${pem("").replaceAll("\n", "\\n")}\n`),
};
