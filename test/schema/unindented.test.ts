import { describe } from "node:test";
import { wrong } from "./said.ts";

const says = (key: string, above: string): string =>
  `"${key}" is not a key of the file. \`${above}\` above has nothing after it: indent this, if it belongs there.`;
const empty = (key: string): string => `\`${key}:\` has nothing after it. Write a value, or remove the key.`;

describe("a key that isn't indented below the one to which it belongs", () =>
  wrong([
    {
      file: "⟦tenants⟧:\n⟦dev⟧:\n  domain: a.eu.auth0.com\n\n# live\nlive:\n  domain: b.eu.auth0.com\napis: []\n",
      says: [empty("tenants"), says("dev", "tenants")],
      fixed: "tenants:\n  dev:\n    domain: a.eu.auth0.com\n\n# live\n  live:\n    domain: b.eu.auth0.com\napis: []\n",
    },
    {
      file: "⟦rules⟧:\n⟦trailing-slash⟧: off\nlong-lived-token: { severity: hint }\n",
      says: [empty("rules"), says("trailing-slash", "rules")],
      fixed: "rules:\n  trailing-slash: off\n  long-lived-token: { severity: hint }\n",
    },
    {
      file: "⟦defaults⟧:\r\n⟦signing_alg⟧: RS256\r\napis: []\r\n",
      says: [
        "`defaults:` has nothing after it. Write a value, or remove the key to leave the tenant's value as it is.",
        says("signing_alg", "defaults"),
      ],
      fixed: "defaults:\r\n  signing_alg: RS256\r\napis: []\r\n",
    },
    {
      file: "tenants: {}\n⟦dev⟧:\n  domain: a.eu.auth0.com\n",
      says: '"dev" is not a key of the file. It has `apis`, `tenants`, `rules`, `defaults` and `extends`. Keys of your own begin with x-.',
    },
    {
      file: "⟦tenants⟧:\n⟦note⟧: a\n",
      says: [
        empty("tenants"),
        '"note" is not a key of the file. It has `apis`, `tenants`, `rules`, `defaults` and `extends`. Keys of your own begin with x-.',
      ],
    },
  ]));
