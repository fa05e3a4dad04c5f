import { describe } from "node:test";
import { wrong } from "./said.ts";

describe("a key of a map that stands at the wrong column", () =>
  wrong([
    {
      file: "apis:\n  - identifier: a\n    scopes:\n      - value: b\n      - ⟦name⟧: C\n        identifier: c\n",
      says: '"name" is not a key of a scope. It is one of an API: check the indentation, and the key above it.',
    },
    {
      file: "apis:\n  - identifier: a\n    grants:\n      - ⟦identifier⟧: c\n        name: C\n        scopes: []\n",
      says: '"identifier" is not a key of a grant. It is one of an API: check the indentation, and the key above it.',
    },
    {
      file: "apis:\n  - identifier: a\n    scopes:\n      - ⟦scope⟧: [b]\n        client: c\n",
      says: '"scope" is not a key of a scope. It is one of a grant: check the indentation, and the key above it.',
    },
    {
      file: "apis:\n  - identifier: a\n  - ⟦value⟧: b\n    description: c\n",
      says: '"value" is not a key of an API. It is one of a scope: check the indentation, and the key above it.',
    },
    {
      file: "apis:\n  - identifier: a\n    scopes:\n      - value: b\n        ⟦name⟧: C\n",
      says: '"name" is not a key of a scope, and `value` is there already. Remove one of them, or check the indentation: "name" is a key of an API.',
    },
    {
      file: "apis:\n  - identifier: a\n    scopes:\n      - ⟦name⟧: b\n        description: c\n",
      says: '"name" is not a key of a scope. Did you mean `value`?',
      fixed: "apis:\n  - identifier: a\n    scopes:\n      - value: b\n        description: c\n",
    },
    {
      file: "apis:\n  - identifier: a\n    grants:\n      - client: b\n        ⟦scopes⟧: []\n        ⟦name⟧: C\n",
      says: [
        '"scopes" is not a key of a grant. Did you mean `scope`?',
        '"name" is not a key of a grant. It is one of an API: check the indentation.',
      ],
      fixed: "apis:\n  - identifier: a\n    grants:\n      - client: b\n        scope: []\n        name: C\n",
    },
  ]));
