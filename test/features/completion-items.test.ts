import { deepEqual, equal, match, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { SUGGEST } from "../../server/src/features/completion/candidate.ts";
import { complete, resolveCompletion } from "../../server/src/features/completion/completion.ts";
import { atCursor } from "./cursor.ts";

const TENANTS = `tenants:
  dev: { domain: d.eu.auth0.com, variables: { BASE: "https://dev", TTL: 60 }, clients: { worker: abc } }
  live: { domain: l.eu.auth0.com, variables: { BASE: "https://live" }, clients: { worker: def, shop: ghi } }
`;
const API = "apis:\n  - identifier: https://a\n";
const GRANT = `${API}    scopes:\n      - { value: "read:a", description: Read }\n      - value: write:a\n    grants:\n      - client: x\n`;

describe("a client that can ask again does so where something can be chosen next", () => {
  const asks = (marked: string, label: string): boolean => {
    const { file, position } = atCursor(marked);
    const item = complete(file, position, { snippets: true, suggests: true }).find((each) => each.label === label);
    ok(item, label);
    return item.command?.command === SUGGEST;
  };
  for (const [marked, label, expected] of [
    [`${API}    |`, "signing_alg", true],
    [`${API}    |`, "enforce_policies", true],
    [`${API}    |`, "token_lifetime", true],
    [`${API}    |`, "name", false],
    [`${API}    |`, "state", false],
    [`${API}    |`, "subject_type_authorization", true],
    [`${API}    |`, "grants", false],
    [`${TENANTS}${API}    |`, "grants", true],
    [`${API}    |: RS256`, "signing_alg", false],
    [`${GRANT}        |`, "scope", true],
    [`${API}    grants:\n      - client: a\n        |`, "scope", false],
    ["|", "tenants", true],
    ["|", "rules", true],
    [`${TENANTS}  third:\n    |`, "clients", true],
    ["tenants:\n  dev:\n    |", "clients", false],
    [`${API}    # auth-apis-dis|`, "auth-apis-disable-next-line", true],
  ] as const) {
    test(`${JSON.stringify(marked)} + ${label}: ${String(expected)}`, () => equal(asks(marked, label), expected));
  }
  test("no other client is told to", () => {
    const { file, position } = atCursor(`${API}    |`);
    ok(complete(file, position, { snippets: true }).every(({ command }) => command === undefined));
  });
});

describe("what an item says", () => {
  const item = (marked: string, label: string) => {
    const { file, position } = atCursor(marked);
    const found = complete(file, position).find((each) => each.label === label);
    ok(found);
    return found;
  };
  const words = (marked: string, label: string) => {
    const { documentation } = resolveCompletion(item(marked, label), atCursor(marked).file);
    return typeof documentation === "object" ? documentation.value : "";
  };

  test("a key comes with few words, the rest on demand", () => {
    equal(item(`${API}    token_l|`, "token_lifetime").documentation, undefined);
    match(words(`${API}    token_l|`, "token_lifetime"), /Default: `86400` \(1 day\)/);
  });
  test("a value's meaning", () => match(words(`${API}    signing_alg: |`, "HS256"), /can also forge/));
  test("`null` among the listed values", () => match(words(`${API}    consent_policy: |`, "null"), /clears/));
  test("a variable's value on each tenant", () =>
    match(words(`${TENANTS}${API}    name: \${|`, "${BASE}"), /dev \| `https:\/\/dev`/));
  test("what a short name means on each tenant", () =>
    match(
      words(`${TENANTS}${API}    grants:\n      - client: |`, "shop"),
      /dev \| \*\*not mapped\*\*[^]*live \| `ghi`/,
    ));
  test("a name of a file that isn't open any more comes back as it is", () => {
    const shop = item(`${TENANTS}${API}    grants:\n      - client: |`, "shop");
    deepEqual(resolveCompletion(shop), shop);
  });
  test("what a name means is made when it is asked for, and of many tenants a few are named", () => {
    const many = Array.from({ length: 9 }, (_, at) => `  t${at}: { domain: t${at}.eu.auth0.com }\n`).join("");
    for (const [place, label] of [
      ["grants:\n      - client: |", "shop"],
      ["token_lifetime: ${|", "${TTL}"],
    ] as const) {
      const { detail, documentation } = item(`${TENANTS}${many}${API}    ${place}`, label);
      match(String(detail), /^not on (dev|live), t0, t1, t2, t3 and 5 more$/);
      equal(documentation, undefined);
    }
    const client = item(`${TENANTS}${many}  third:\n    clients:\n      |\n`, "worker");
    equal(client.detail, "as on dev and live");
  });
  test("an item from elsewhere comes back as it is", () => {
    for (const data of [undefined, null, 1, {}, { field: 1 }, { field: ["no", "such"] }, { field: ["__proto__"] }]) {
      deepEqual(resolveCompletion({ label: "x", data }), { label: "x", data });
    }
  });
});
