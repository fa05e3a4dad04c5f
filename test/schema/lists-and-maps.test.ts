import { describe } from "node:test";
import { wrong, type Wrong } from "./said.ts";

/** An API whose last line is the case. */
const api = (line: string): string => `apis:\n  - identifier: a\n    ${line}\n`;
const inApi = (line: string, says: string, fixed?: string): Wrong => ({
  file: api(line),
  says,
  ...(fixed !== undefined && { fixed: api(fixed) }),
});

describe("lists and maps", () =>
  wrong([
    { file: "apis: ⟦{}⟧\n", says: "`apis` must be a list, not a map: begin each item with `- `." },
    {
      file: "apis: ⟦{ identifier: a }⟧\n",
      says: "`apis` must be a list, not a map: put it in brackets, `[{ … }]`.",
      fixed: "apis: [{ identifier: a }]\n",
    },
    inApi(
      '"scopes": ⟦{ "value": "b" }⟧',
      "`scopes` must be a list, not a map: put it in brackets, `[{ … }]`.",
      '"scopes": [{ "value": "b" }]',
    ),
    {
      file: '{ "apis": [{ "identifier": "a", "scopes": ⟦{ "b": "B" }⟧ }] }\n',
      says: "`scopes` must be a list, not a map: a list stands in brackets, `[…]`.",
    },
    { file: "tenants: ⟦[dev]⟧\n", says: "`tenants` must be a map, not a list: write each as `NAME: { domain: … }`." },
    {
      file: "tenants: { dev: { domain: a.eu.auth0.com, variables: ⟦[A]⟧ } }\n",
      says: "`variables` must be a map, not a list: write each as `NAME: …`.",
    },
    { file: "extends: ⟦[a]⟧\n", says: "`extends` must be text, not a list." },
    { file: "apis:\n  - ⟦[]⟧\n", says: "An API must be a map, not a list." },
    {
      file: "tenants:\n  dev:\n    domain: a.eu.auth0.com\n    custom_domains: ⟦login.acme.com]⟧\n",
      says: '`custom_domains` must be a list, not the text "login.acme.com]": write `[login.acme.com]`.',
      fixed: "tenants:\n  dev:\n    domain: a.eu.auth0.com\n    custom_domains: [login.acme.com]\n",
    },
    {
      file: "apis:\n  - ⟦https://a⟧\n",
      says: 'An API must be a map, not the text "https://a": write `identifier: https://a`.',
      fixed: "apis:\n  - identifier: https://a\n",
    },
    {
      file: "apis:\n  - ⟦identifier https://a⟧\n",
      says: 'An API must be a map, not the text "identifier https://a": write `identifier: https://a`.',
      fixed: "apis:\n  - identifier: https://a\n",
    },
    inApi(
      "grants:\n      - ⟦client = b⟧",
      'A grant must be a map, not the text "client = b": write `client: b`.',
      "grants:\n      - client: b",
    ),
    inApi(
      "grants: [⟦allow_all_scopes;true⟧]",
      'A grant must be a map, not the text "allow_all_scopes;true": write `{ allow_all_scopes: true }`.',
      "grants: [{ allow_all_scopes: true }]",
    ),
    {
      file: "tenants:\n  dev: ⟦a.eu.auth0.com⟧\n",
      says: '`dev` must be a map, not the text "a.eu.auth0.com": write `{ domain: a.eu.auth0.com }`.',
      fixed: "tenants:\n  dev: { domain: a.eu.auth0.com }\n",
    },
    inApi("⟦scopes⟧:\n      read:a: Read", "`scopes` must be a list, not a map: begin each item with `- `."),
    inApi(
      "scopes:\n      - ⟦'read:a'⟧",
      "A scope must be a map, not the text \"read:a\": write `value: 'read:a'`.",
      "scopes:\n      - value: 'read:a'",
    ),
    inApi(
      "scopes: [⟦read:a⟧]",
      'A scope must be a map, not the text "read:a": write `{ value: read:a }`.',
      "scopes: [{ value: read:a }]",
    ),
    inApi(
      "grants: [{ client: c, scope: ⟦read:a write:a⟧ }]",
      '`scope` must be a list, not the text "read:a write:a": write `[read:a, write:a]`.',
      "grants: [{ client: c, scope: [read:a, write:a] }]",
    ),
    inApi(
      '"grants": [{ "client": "c", "scope": ⟦"read:a"⟧ }]',
      '`scope` must be a list, not the text "read:a": write `["read:a"]`.',
      '"grants": [{ "client": "c", "scope": ["read:a"] }]',
    ),
    inApi(
      '"scopes": [⟦"read:a"⟧]',
      'A scope must be a map, not the text "read:a": write `{ "value": "read:a" }`.',
      '"scopes": [{ "value": "read:a" }]',
    ),
    inApi(
      "scopes: ⟦read:a⟧",
      '`scopes` must be a list, not the text "read:a": write `[{ value: read:a }]`.',
      "scopes: [{ value: read:a }]",
    ),
    {
      file: "apis:\n  # c\n  ⟦identifier⟧: a\n\n  scopes:\n    - value: b\n",
      says: "`apis` must be a list, not a map: begin each item with `- `.",
      fixed: "apis:\n  # c\n  - identifier: a\n\n    scopes:\n      - value: b\n",
    },
    {
      file: "apis:\n  ⟦-identifier⟧: a\n",
      says: "`apis` must be a list, not a map: begin each item with `- `, with a space behind the dash.",
      fixed: "apis:\n  - identifier: a\n",
    },
    inApi(
      "tenants:\n      ⟦-dev\n      -live⟧",
      '`tenants` must be a list, not the text "-dev -live": begin each item with `- `, with a space behind the dash.',
      "tenants:\n      - dev\n      - live",
    ),
    inApi("tenants: ⟦dev⟧", '`tenants` must be a list, not the text "dev": write `[dev]`.', "tenants: [dev]"),
    inApi("tenants: ⟦dev, production⟧", '`tenants` must be a list, not the text "dev, production".'),
    inApi(
      "subject_type_authorization: { user: ⟦deny_all⟧ }",
      '`user` must be a map, not the text "deny_all": write `{ policy: deny_all }`.',
      "subject_type_authorization: { user: { policy: deny_all } }",
    ),
    inApi("name: ⟦[A]⟧", "`name` must be text, not a list."),
    { file: "rules: { a: ⟦[off]⟧ }\n", says: "`a` must be text or a map, not a list." },
    {
      file: "tenants: { dev: { domain: a, variables: { A: ⟦[1]⟧ } } }\n",
      says: "`A` must be text, a number or true or false, not a list.",
    },
  ]));

describe("an API that is a text, in brackets", () =>
  wrong([
    {
      file: '{ "apis": [⟦"a"⟧] }\n',
      says: 'An API must be a map, not the text "a": write `{ "identifier": "a" }`.',
      fixed: '{ "apis": [{ "identifier": "a" }] }\n',
    },
    {
      file: "apis: [⟦a⟧]\n",
      says: 'An API must be a map, not the text "a": write `{ identifier: a }`.',
      fixed: "apis: [{ identifier: a }]\n",
    },
  ]));
