import { describe } from "node:test";
import { wrong, type Wrong } from "./said.ts";

/** An API whose last line is the case. */
const api = (line: string): string => `apis:\n  - identifier: a\n    ${line}\n`;
const inApi = (line: string, says: string, fixed?: string): Wrong => ({
  file: api(line),
  says,
  ...(fixed !== undefined && { fixed: api(fixed) }),
});

describe("text that YAML reads as something else", () =>
  wrong([
    {
      file: "apis:\n  - identifier: ⟦1.10⟧\n",
      says: '`identifier` must be text, and 1.10 without quotes is a number: write `"1.10"`.',
      fixed: 'apis:\n  - identifier: "1.10"\n',
    },
    inApi(
      "name: ⟦true⟧ # really",
      '`name` must be text, and true without quotes is a boolean: write `"true"`.',
      'name: "true" # really',
    ),
    inApi(
      "tenants: [⟦2024⟧]",
      'An item of `tenants` must be text, and 2024 without quotes is a number: write `"2024"`.',
      'tenants: ["2024"]',
    ),
    {
      file: "tenants: { dev: { domain: a, clients: { worker: ⟦12345678⟧ } } }\n",
      says: '`worker` must be text, and 12345678 without quotes is a number: write `"12345678"`.',
      fixed: 'tenants: { dev: { domain: a, clients: { worker: "12345678" } } }\n',
    },
  ]));

describe("true and false", () =>
  wrong([
    inApi(
      "enforce_policies: ⟦yes⟧",
      "`enforce_policies` must be true or false, and yes is text in YAML 1.2: write `true`.",
      "enforce_policies: true",
    ),
    inApi(
      "enforce_policies: ⟦Off⟧",
      "`enforce_policies` must be true or false, and Off is text in YAML 1.2: write `false`.",
      "enforce_policies: false",
    ),
    inApi(
      'enforce_policies: ⟦"true"⟧',
      '`enforce_policies` must be true or false, and "true" in quotes is text: write `true`.',
      "enforce_policies: true",
    ),
    inApi("enforce_policies: ⟦maybe⟧", '`enforce_policies` must be true or false, not the text "maybe".'),
    inApi("enforce_policies: ⟦1⟧", "`enforce_policies` must be true or false, not the number 1."),
  ]));

describe("seconds", () =>
  wrong([
    inApi(
      "token_lifetime: ⟦'3600'⟧",
      '`token_lifetime` must be a whole number of seconds, and "3600" in quotes is text: write `3600`.',
      "token_lifetime: 3600",
    ),
    inApi(
      "token_lifetime: ⟦3_600⟧",
      "`token_lifetime` must be a whole number of seconds, and 3_600 is text in YAML 1.2: write `3600`.",
      "token_lifetime: 3600",
    ),
    inApi(
      "token_lifetime: ⟦1h 30m⟧",
      "`token_lifetime` must be a whole number of seconds, and 1h 30m is text: write `5400`.",
      "token_lifetime: 5400",
    ),
    inApi("token_lifetime: ⟦soon⟧", '`token_lifetime` must be a whole number of seconds, not the text "soon".'),
    inApi("token_lifetime: ⟦0.5⟧", "`token_lifetime` must be a whole number of seconds, not the number 0.5."),
    inApi("token_lifetime: ⟦.inf⟧", "`token_lifetime` must be a whole number of seconds, not the number .inf."),
    inApi(
      "token_lifetime: ⟦2592001⟧",
      "`token_lifetime` is 2592001 (30 days 1 second); Auth0 takes at most 2592000 (30 days).",
    ),
    inApi("token_lifetime_for_web: ⟦-1⟧", "`token_lifetime_for_web` is -1; Auth0 takes at least 0."),
  ]));

describe("texts and their limits", () =>
  wrong([
    inApi('name: ⟦""⟧', "`name` is empty. Write at least one character."),
    inApi("name: ⟦a<b⟧", "`name` can't contain < or >."),
    inApi(`name: ⟦${"x".repeat(201)}⟧`, "`name` is 201 characters long; Auth0 takes at most 200."),
    {
      file: `apis:\n  - identifier: ⟦${"😀".repeat(601)}⟧\n`,
      says: "`identifier` is 601 characters long; Auth0 takes at most 600.",
    },
  ]));

describe("values that come from elsewhere have no fix", () =>
  wrong([
    {
      file: "tenants: { dev: { domain: a, variables: { TTL: abc } } }\n" + api("token_lifetime: ⟦${TTL}⟧"),
      says: '`token_lifetime` (from ${TTL}) must be a whole number of seconds, not the text "abc".',
    },
    {
      file:
        'tenants: { dev: { domain: a, variables: { TTL: "60" } } }\ndefaults: { token_lifetime: ⟦"${TTL}"⟧ }\n' +
        "apis:\n  - identifier: a\n",
      says: '`token_lifetime` (from ${TTL}) must be a whole number of seconds, not the text "60": write `TTL: 60` among the tenant\'s variables.',
    },
    {
      file: "tenants: { dev: { domain: a, variables: { TTL: 1 day } } }\n" + api("token_lifetime: ⟦${TTL}⟧"),
      says: '`token_lifetime` (from ${TTL}) must be a whole number of seconds, not the text "1 day": write `TTL: 86400` among the tenant\'s variables.',
    },
    {
      file: "tenants: { dev: { domain: a, variables: { RBAC: yes } } }\n" + api("enforce_policies: ⟦${RBAC}⟧"),
      says: '`enforce_policies` (from ${RBAC}) must be true or false, not the text "yes": write `RBAC: true` among the tenant\'s variables.',
    },
    {
      file: "tenants: { dev: { domain: a, variables: { NAME: 5 } } }\n" + api("name: ⟦${NAME}⟧"),
      says: '`name` (from ${NAME}) must be text, not the number 5: write `NAME: "5"` among the tenant\'s variables.',
    },
    {
      file: "tenants: { dev: { domain: a, variables: { TTL: 6 } } }\n" + api("token_lifetime: ⟦${TTL}0⟧"),
      says: '`token_lifetime` (from ${TTL}) must be a whole number of seconds, not the text "60".',
    },
    {
      file: "defaults: { token_lifetime: ⟦[]⟧ }\napis:\n  - identifier: a\n",
      says: "`token_lifetime` must be a whole number of seconds, not a list.",
    },
    {
      file: "x-a: &a yes\n" + api("enforce_policies: ⟦*a⟧"),
      says: "`enforce_policies` must be true or false, and yes is text in YAML 1.2: write `true`.",
    },
  ]));

describe("options of rules", () =>
  wrong([
    {
      file: "rules: { trailing-slash: { style: ⟦allways⟧ } }\n",
      says: '`style` can\'t be "allways". Did you mean `always`? It takes: never (no slash at the end); always (a slash at the end); consistent (as most URLs of the file).',
      fixed: "rules: { trailing-slash: { style: always } }\n",
    },
    {
      file: "rules: { trailing-slash: { ⟦stile⟧: always } }\n",
      says: '"stile" is not a key of `trailing-slash`. Did you mean `style`?',
      fixed: "rules: { trailing-slash: { style: always } }\n",
    },
    {
      file: "rules: { long-lived-token: { seconds: ⟦1 day⟧ } }\n",
      says: "`seconds` must be a whole number of seconds, and 1 day is text: write `86400`.",
      fixed: "rules: { long-lived-token: { seconds: 86400 } }\n",
    },
    {
      file: "rules: { long-lived-token: { severity: hint, ⟦style⟧: never } }\n",
      says: '"style" is not a key of `long-lived-token`. It has `severity` and `seconds`.',
    },
    {
      file: "rules: { over-granted: { ⟦severty⟧: off } }\n",
      says: '"severty" is not a key of `over-granted`. Did you mean `severity`?',
      fixed: "rules: { over-granted: { severity: off } }\n",
    },
  ]));
