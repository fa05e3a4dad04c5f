import { equal } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { findings, wrong } from "./said.ts";

describe("a key that is nearly right", () =>
  wrong([
    {
      file: "apis:\n  - identifier: a\n    ⟦sining_alg⟧: RS256\n",
      says: '"sining_alg" is not a key of an API. Did you mean `signing_alg`?',
      fixed: "apis:\n  - identifier: a\n    signing_alg: RS256\n",
    },
    {
      file: "apis:\n  - identifier: a\n    ⟦Token-Lifetime⟧: 60\n",
      says: '"Token-Lifetime" is not a key of an API. Did you mean `token_lifetime`?',
      fixed: "apis:\n  - identifier: a\n    token_lifetime: 60\n",
    },
    {
      file: "apis:\n  - identifier: a\n    ⟦allow_offline⟧: true\n",
      says: '"allow_offline" is not a key of an API. Did you mean `allow_offline_access`?',
      fixed: "apis:\n  - identifier: a\n    allow_offline_access: true\n",
    },
    {
      file: "apis:\n  - identifier: a\n    ⟦signingAlgorithm⟧: RS256\n",
      says: '"signingAlgorithm" is not a key of an API. Did you mean `signing_alg`?',
      fixed: "apis:\n  - identifier: a\n    signing_alg: RS256\n",
    },
    {
      file: "apis:\n  - identifier: a\n    ⟦allow⟧: true\n",
      says: '"allow" is not a key of an API. Auth0 refuses fields that it doesn\'t know.',
    },
    {
      file: 'apis:\n  - ⟦"identifer"⟧: a\n',
      says: '"identifer" is not a key of an API. Did you mean `identifier`?',
      fixed: 'apis:\n  - "identifier": a\n',
    },
    {
      file: "⟦api⟧:\n  - identifier: a\n",
      says: '"api" is not a key of the file. Did you mean `apis`?',
      fixed: "apis:\n  - identifier: a\n",
    },
    {
      file: "apis: []\n⟦api⟧: []\n",
      says: '"api" is not a key of the file, and `apis` is there already. Remove one of them.',
    },
  ]));

describe("a key that is no name", () =>
  wrong([
    {
      file: '{ "tenants": { "dev": { "domain": "a.eu.auth0.com", "variables": { ⟦{ "A": "b" }⟧ } } } }\n',
      says: "A map stands here where only a key can. Write before it the key to which it belongs.",
    },
    {
      file: "tenants: { dev: { domain: a.eu.auth0.com, clients: { ⟦[a]⟧ } } }\n",
      says: "A list stands here where only a key can. Write before it the key to which it belongs.",
    },
    {
      file: "tenants: { ⟦{ domain: a.eu.auth0.com }⟧ }\n",
      says: "A map stands here where only a key can. Write before it the key to which it belongs.",
    },
    {
      file: "apis: [{ identifier: a, grants: [{ client: b, ⟦[x]⟧ }] }]\n",
      says: "A list stands here where only a key can. Write before it the key to which it belongs.",
    },
    {
      file: "x-key: &key name\napis:\n  - identifier: a\n    ⟦*key⟧ : A\n",
      says: "The alias *key can't stand for a key: write the key's own name.",
    },
    {
      file: "x-key: &key apis\n⟦*key⟧ :\n  - identifier: a\n",
      says: "The alias *key can't stand for a key: write the key's own name.",
    },
    {
      file: "x-key: &key dev\ntenants:\n  ⟦*key⟧ :\n    domain: a.eu.auth0.com\n",
      says: "The alias *key can't stand for a key: write the key's own name.",
    },
    {
      file: "x-key: &key worker\ntenants:\n  dev:\n    domain: a.eu.auth0.com\n    clients: { ⟦*key⟧ : abc }\n",
      says: "The alias *key can't stand for a key: write the key's own name.",
    },
    {
      file: "x-key: &key BASE\ntenants:\n  dev:\n    domain: a.eu.auth0.com\n    variables:\n      ⟦*key⟧ : abc\n",
      says: "The alias *key can't stand for a key: write the key's own name.",
    },
    {
      file: "tenants:\n  dev:\n    domain: a.eu.auth0.com\n    ⟦{{ x }}⟧: abc\n",
      says: "{{ x }} belongs to a template, which nothing fills in here. Take it out, or let the template's tool write this file.",
    },
  ]));

describe("another tool's name", () =>
  wrong([
    {
      file: "apis:\n  - ⟦audience⟧: a\n",
      says: '"audience" is not a key of an API. Did you mean `identifier`?',
      fixed: "apis:\n  - identifier: a\n",
    },
    {
      file: "apis:\n  - identifier: a\n    ⟦permissions⟧: []\n",
      says: '"permissions" is not a key of an API. Did you mean `scopes`?',
      fixed: "apis:\n  - identifier: a\n    scopes: []\n",
    },
    {
      file: "apis:\n  - identifier: a\n    ⟦algorithm⟧: RS256\n",
      says: '"algorithm" is not a key of an API. Did you mean `signing_alg`?',
      fixed: "apis:\n  - identifier: a\n    signing_alg: RS256\n",
    },
    {
      // auth0_resource_server_scopes of the Terraform provider
      file: "apis:\n  - identifier: a\n    scopes:\n      - ⟦name⟧: read:a\n",
      says: '"name" is not a key of a scope. Did you mean `value`?',
      fixed: "apis:\n  - identifier: a\n    scopes:\n      - value: read:a\n",
    },
    {
      // auth0_client_grant of the Terraform provider
      file: "apis:\n  - identifier: a\n    grants: [{ client: c, ⟦scopes⟧: [] }]\n",
      says: '"scopes" is not a key of a grant. Did you mean `scope`?',
      fixed: "apis:\n  - identifier: a\n    grants: [{ client: c, scope: [] }]\n",
    },
    {
      file: "apis:\n  - identifier: a\n    grants:\n      - ⟦client_id⟧: c\n",
      says: '"client_id" is not a key of a grant. Did you mean `client`?',
      fixed: "apis:\n  - identifier: a\n    grants:\n      - client: c\n",
    },
    {
      file: "defaults: { ⟦alg⟧: RS256 }\n",
      says: '"alg" is not a key of `defaults`. Did you mean `signing_alg`?',
      fixed: "defaults: { signing_alg: RS256 }\n",
    },
    {
      file: "tenants:\n  dev:\n    domain: a.eu.auth0.com\n    ⟦client⟧: { a: b }\n",
      says: '"client" is not a key of a tenant. Did you mean `clients`?',
      fixed: "tenants:\n  dev:\n    domain: a.eu.auth0.com\n    clients: { a: b }\n",
    },
    {
      file: "tenants:\n  dev:\n    ⟦AUTH0_DOMAIN⟧: a.eu.auth0.com\n",
      says: '"AUTH0_DOMAIN" is not a key of a tenant. Did you mean `domain`?',
      fixed: "tenants:\n  dev:\n    domain: a.eu.auth0.com\n",
    },
    {
      file: "⟦resourceServers⟧: []\n",
      says: '"resourceServers" is not a key of the file. Did you mean `apis`?',
      fixed: "apis: []\n",
    },
  ]));

describe("a key that belongs elsewhere", () =>
  wrong([
    {
      file: "apis:\n  - identifier: a\n    ⟦options⟧: {}\n    name: A\n",
      says: '"options" doesn\'t belong in an API: Auth0 took it in the past and refuses it today.',
      fixed: "apis:\n  - identifier: a\n    name: A\n",
    },
    {
      file: "apis:\n  - identifier: a\n    grants:\n      - client: c\n        ⟦audience⟧: a\n",
      says: '"audience" doesn\'t belong in a grant: the audience is the API that the grant stands under.',
      fixed: "apis:\n  - identifier: a\n    grants:\n      - client: c\n",
    },
    {
      file: "defaults: { ⟦name⟧: A, signing_alg: RS256 }\n",
      says: '"name" doesn\'t belong in `defaults`: each API has its own.',
      fixed: "defaults: { signing_alg: RS256 }\n",
    },
    {
      file: "defaults: { ⟦permissions⟧: [] }\n",
      says: '"permissions" doesn\'t belong in `defaults`: each API defines its own.',
      fixed: "defaults: {  }\n",
    },
    {
      file: "⟦clientGrants⟧: []\n",
      says: '"clientGrants" doesn\'t belong in the file: a grant stands under the API that it is for, in `grants`.',
    },
    {
      file: "apis:\n  - identifier: a\n    ⟦subject_type⟧: user\n",
      says: '"subject_type" is not a key of an API. It is one of a grant: check the indentation.',
    },
    {
      file: "apis:\n  - identifier: a\n    ⟦x-owner⟧: me\n",
      says: '"x-owner" is a key of your own, which may stand only at the top level of the file.',
    },
  ]));

describe("a key that means nothing", () =>
  wrong([
    {
      file: "⟦foo⟧: 1\n",
      says:
        '"foo" is not a key of the file. It has `apis`, `tenants`, `rules`, `defaults` and `extends`. ' +
        "Keys of your own begin with x-.",
    },
    {
      file: "apis:\n  - identifier: a\n    scopes: [{ value: a, ⟦foo⟧: 1 }]\n",
      says: '"foo" is not a key of a scope. It has `value` and `description`.',
    },
    {
      file: "apis:\n  - identifier: a\n    ⟦__proto__⟧: 1\n    ⟦constructor⟧: 1\n",
      says: [
        '"__proto__" is not a key of an API. Auth0 refuses fields that it doesn\'t know.',
        '"constructor" is not a key of an API. Auth0 refuses fields that it doesn\'t know.',
      ],
    },
    {
      file: `apis:\n  - identifier: a\n    ⟦${"k".repeat(80)}⟧: 1\n`,
      says: `"${"k".repeat(60)}…" is not a key of an API. Auth0 refuses fields that it doesn't know.`,
    },
    {
      file: "apis:\n  - identifier: a\n    subject_type_authorization: { user: { ⟦foo⟧: 1 } }\n",
      says: '"foo" is not a key of `user`. It has `policy`.',
    },
  ]));

describe("a key that a merge brings", () =>
  wrong([
    {
      file: "x-base: &base { sining_alg: RS256 }\napis:\n  - ⟦<<: *base⟧\n    identifier: a\n",
      says: '"sining_alg" is not a key of an API. Did you mean `signing_alg`?',
    },
  ]));

describe("what looks like something else", () =>
  wrong([
    {
      file: "⟦// a note⟧: 1\n",
      says: '"// a note" is not a key of the file. A comment begins with #.',
    },
    {
      file: "⟦\u00a0- identifier⟧: A\n",
      says: '"\u00a0- identifier" begins with what looks like a space and is none, such as a no-break space: it indents nothing. Write spaces instead.',
    },
    {
      file: '⟦"\\tnote"⟧: 1\n',
      says: '" note" is not a key of the file. It has `apis`, `tenants`, `rules`, `defaults` and `extends`. Keys of your own begin with x-.',
    },
  ]));

test("of thousands of stray keys in one place, which nobody has mistyped, it is asked what the first ones mean", () => {
  const keys = Array.from({ length: 1100 }, (_, at) => `    signing_alg${at}: RS256\n`).join("");
  const found = findings(Document.of(`apis:\n  - identifier: a\n${keys}`));
  equal(found.length, 1100);
  equal(found.filter(({ message }) => message.includes("Did you mean `signing_alg`?")).length, 1000);
});
