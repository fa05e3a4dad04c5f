import { describe } from "node:test";
import { wrong } from "./said.ts";

const NEEDS_IDENTIFIER =
  "An API needs `identifier`: the audience of the API's tokens; it can't be changed once the API exists.";

describe("a key that is not there", () =>
  wrong([
    { file: "apis:\n  - ⟦name⟧: A\n    scopes: []\n", says: NEEDS_IDENTIFIER },
    { file: "apis:\n  - ⟦{}⟧\n", says: NEEDS_IDENTIFIER },
    { file: "apis:\n  - ⟦state⟧: absent\n", says: NEEDS_IDENTIFIER },
    {
      file: "tenants:\n  ⟦dev⟧:\n    protected: true\n",
      says: "A tenant needs `domain`: the tenant's own host name, without scheme, path or user.",
    },
    {
      file: "apis:\n  - identifier: a\n    scopes:\n      - ⟦description⟧: A\n",
      says: "A scope needs `value`: the scope as tokens carry it.",
    },
    {
      file: "apis:\n  - identifier: a\n    grants:\n      - ⟦scope⟧: []\n",
      says: "A grant needs `client`: the application: a short name, a client id, or its exact name.",
    },
    {
      file: "apis:\n  - identifier: a\n    ⟦proof_of_possession⟧:\n      mechanism: mtls\n",
      says: "`proof_of_possession` needs `required`: whether a token request without proof is refused.",
    },
    {
      file: "apis:\n  - identifier: a\n    token_encryption: { format: compact-nested-jwe, ⟦encryption_key⟧: { alg: RSA-OAEP-256 } }\n",
      says: "`encryption_key` needs `pem`: the public key or certificate in PEM form; never the private key.",
    },
  ]));

describe("a value that is not there", () =>
  wrong([
    { file: "⟦apis⟧:\n", says: "`apis:` has nothing after it. Write `apis: []` for none, or remove the key." },
    { file: "⟦rules⟧:\n", says: "`rules:` has nothing after it. Write a value, or remove the key." },
    { file: "apis:\n  - ⟦identifier⟧:\n    name: A\n", says: "`identifier:` has nothing after it. Write a value." },
    {
      file: "apis:\n  - identifier: a\n    ⟦scopes⟧:\n",
      says:
        "`scopes:` has nothing after it. Write `scopes: []` for none, " +
        "or remove the key to leave the tenant's value as it is.",
    },
    {
      file: "apis:\n  - identifier: a\n    enforce_policies: ⟦null⟧\n",
      says: "`enforce_policies` can't be null. Write a value, or remove the key to leave the tenant's value as it is.",
    },
    {
      file: "apis:\n  - identifier: a\n    grants: ⟦~⟧\n",
      says: "`grants` can't be null. Write `grants: []` for none, or remove the key.",
    },
    { file: "apis:\n  - identifier: a\n  ⟦-⟧\n", says: "This API is empty. Write it, or remove it." },
    {
      file: "apis:\n  - identifier: a\n    scopes:\n      ⟦-⟧\n      - value: a\n",
      says: "This scope is empty. Write it, or remove it.",
    },
    {
      file: "apis:\n  - identifier: a\n    tenants: [⟦null⟧]\n",
      says: "This item of `tenants` is empty. Write it, or remove it.",
    },
  ]));

describe("a name that is taken", () =>
  wrong([
    {
      file: "tenants:\n  ⟦local⟧: { domain: a.eu.auth0.com }\n",
      says: "A tenant of the file can't be called `local`: that is the embedded tenant's name. Choose another.",
    },
  ]));
