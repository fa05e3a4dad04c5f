import { describe } from "node:test";
import { wrong } from "./said.ts";

describe("keys that lack the space behind their colon", () =>
  wrong([
    {
      file: "apis:\n  - ⟦identifier:urn:a\n    name:A\n    my:own⟧\n",
      says: 'An API must be a map, not the text "identifier:urn:a name:A my:own": write `identifier: `, with a space behind the colon.',
      fixed: "apis:\n  - identifier: urn:a\n    name: A\n    my:own\n",
    },
    {
      file: "apis:\n  - identifier: a\n    scopes: [⟦value:read:a⟧]\n",
      says: 'A scope must be a map, not the text "value:read:a": write `value: `, with a space behind the colon.',
      fixed: "apis:\n  - identifier: a\n    scopes: [value: read:a]\n",
    },
    {
      file: "apis:\n  - identifier: a\n    scopes: [⟦read:a⟧]\n",
      says: 'A scope must be a map, not the text "read:a": write `{ value: read:a }`.',
      fixed: "apis:\n  - identifier: a\n    scopes: [{ value: read:a }]\n",
    },
    ...[
      ["identifier", "apis: [{ ⟦identifier:https://a⟧, name: A }]\n"],
      ["name", "apis: [{ identifier: a, ⟦name:Orders API⟧ }]\n"],
      ["enforce_policies", "apis: [{ identifier: a, ⟦enforce_policies:true⟧ }]\n"],
      ["value", "apis:\n  - identifier: a\n    scopes: [{ ⟦value:read:a⟧, description: Read a }]\n"],
      ["value", 'apis: [{ identifier: a, scopes: [{ ⟦value:"a"⟧ }] }]\n'],
      ["description", `apis: [{ identifier: a, scopes: [{ value: a, ⟦description:Read${" orders".repeat(20)}⟧ }] }]\n`],
      ["client", "apis: [{ identifier: a, grants: [{ ⟦client:orders-worker⟧, scope: [] }] }]\n"],
      ["policy", "apis: [{ identifier: a, subject_type_authorization: { user: { ⟦policy:deny_all⟧ } } }]\n"],
      ["domain", "tenants: { dev: { ⟦domain:acme.eu.auth0.com⟧ } }\n"],
      ["extends", "{ ⟦extends:./base.yaml⟧, apis: [{ identifier: a }] }\n"],
    ].map(([key = "", file = ""]) => ({
      file,
      says: `A key needs a space behind its colon: write \`${key}: \`, then the value.`,
      fixed: file.replaceAll(/[⟦⟧]/g, "").replace(`${key}:`, `${key}: `),
    })),
    {
      file: "apis: [{ identifier: a, scopes: [{ value: a, ⟦value:b⟧ }] }]\n",
      says: '"value:b" is not a key of a scope, and `value` is there already. Remove one of them.',
    },
    {
      file: "apis: [{ identifier: a, scopes: [{ ⟦value:b⟧: }] }]\n",
      says: '"value:b" is not a key of a scope. Did you mean `value`?',
      fixed: "apis: [{ identifier: a, scopes: [{ value: }] }]\n",
    },
    {
      file: "apis: [{ identifier: a, ⟦colour:red⟧ }]\n",
      says: '"colour:red" is not a key of an API. Auth0 refuses fields that it doesn\'t know.',
    },
  ]));
