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
  ]));
