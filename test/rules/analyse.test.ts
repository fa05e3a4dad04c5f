import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { AuthApisFile, type FileParts, readFile } from "../../server/src/document/read/file.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { defineRule, type Report, type Rule } from "../../server/src/rules/rule.ts";

const TENANTS = `tenants:
  dev: { domain: d.eu.auth0.com, variables: { V: 1 } }
  test: { domain: t.eu.auth0.com, variables: { V: 1 } }
  live: { domain: l.eu.auth0.com, variables: { V: 2 } }
`;
const APIS = "apis:\n  - identifier: a\n    token_lifetime: ${V}\n";

const text = { summary: "", why: "", good: [], bad: [] };
/** Speaks of every API's `token_lifetime`. */
const lifetime = (say: (value: number) => Partial<Report>): Rule =>
  defineRule({
    ...text,
    id: "lifetime",
    on: "api",
    severity: "warning",
    *check(api) {
      const value = api.number("token_lifetime");
      if (value !== undefined) yield { at: api.at("token_lifetime"), message: "Said.", ...say(value) };
    },
  });
const said = (source: string, ...rules: readonly Rule[]) => analyse(readFile(Document.of(source)), { rules });
const messages = (source: string, ...rules: readonly Rule[]) => said(source, ...rules).map(({ message }) => message);

describe("one finding for what is said of several tenants", () => {
  test("all of them need no naming", () => {
    const [finding, ...more] = said(
      TENANTS + APIS,
      lifetime(() => ({})),
    );
    equal(finding?.message, "Said.");
    equal(finding.tenants, undefined);
    deepEqual(more, []);
  });
  test("some of them are named", () => {
    const [finding] = said(
      TENANTS + APIS,
      lifetime((value) => ({ message: `It is ${value}.` })),
    );
    equal(finding?.message, "It is 1. (On dev, test.)");
    deepEqual(finding.tenants, ["dev", "test"]);
  });
  test("a report may name fewer than its view has", () => {
    const [finding] = said(
      `${TENANTS}apis:\n  - identifier: a\n    token_lifetime: 1\n`,
      lifetime(() => ({ tenants: ["live"] })),
    );
    equal(finding?.message, "Said. (On live.)");
  });
  test("the API's own tenants are all", () => {
    deepEqual(
      messages(
        `${TENANTS}${APIS}    tenants: [dev]\n`,
        lifetime(() => ({})),
      ),
      ["Said."],
    );
  });
  test("a file without tenants names none", () => {
    deepEqual(
      messages(
        "apis:\n  - identifier: a\n    token_lifetime: 1\n",
        lifetime(() => ({})),
      ),
      ["Said."],
    );
  });
});

describe("what `defaults` brings to many APIs", () => {
  const shared = (tenants: string): string =>
    `${TENANTS}defaults:\n  token_lifetime: \${V}\napis:\n  - identifier: a\n  - identifier: b\n    tenants: [${tenants}]\n`;
  test("is said once", () =>
    deepEqual(
      messages(
        shared("dev"),
        lifetime(() => ({})),
      ),
      ["Said."],
    ));
  test("… and names the tenants of all those APIs", () => {
    const rule = lifetime((value) => ({ message: `It is ${value}.` }));
    deepEqual(
      messages(
        `${TENANTS}defaults:\n  token_lifetime: \${V}\napis:\n  - identifier: a\n    tenants: [dev, live]\n  - identifier: b\n    tenants: [test, live]\n`,
        rule,
      ),
      ["It is 1. (On dev, test.)", "It is 2. (On live.)"],
    );
  });
});

describe("a rule about the file", () => {
  const rule = (report: (entry: ReturnType<typeof readFile>["apis"][number]) => object): Rule =>
    defineRule({
      ...text,
      id: "file",
      on: "file",
      severity: "error",
      *check({ file }) {
        for (const entry of file.apis) {
          const at = { block: entry.block, start: 0, end: 1 };
          yield { at, message: "Said.", ...report(entry) };
        }
      },
    });
  test("names tenants itself, and the finding knows them", () => {
    const [finding] = said(
      TENANTS + APIS,
      rule(() => ({ tenants: ["dev"] })),
    );
    deepEqual([finding?.message, finding?.tenants], ["Said.", ["dev"]]);
  });
  test("about an API, the API's tenants are known", () => {
    deepEqual(
      messages(
        TENANTS + APIS,
        rule((entry) => ({ entry, tenants: ["dev"] })),
      ),
      ["Said. (On dev.)"],
    );
    deepEqual(
      messages(
        TENANTS + APIS,
        rule((entry) => ({ entry })),
      ),
      ["Said."],
    );
  });
});

describe("severity and options", () => {
  const rule = lifetime(() => ({ severity: "info" }));
  const API = "apis:\n  - identifier: a\n    token_lifetime: 1\n";
  const severities = (rules: string) => said(`${rules}${API}`, rule).map(({ severity }) => severity);
  test("the report's own before the rule's", () => deepEqual(severities(""), ["info"]));
  test("the file's before both", () => {
    deepEqual(severities("rules: { lifetime: error }\n"), ["error"]);
    deepEqual(severities("rules: { lifetime: { severity: hint } }\n"), ["hint"]);
    deepEqual(severities("rules: { lifetime: off }\n"), []);
    deepEqual(severities("rules: { lifetime: { severity: off } }\n"), []);
  });
  test("a rule gets its own options, and only those", () => {
    const seen: unknown[] = [];
    const asking = (id: string): Rule =>
      defineRule({
        ...text,
        id,
        on: "file",
        severity: "info",
        check(_, options) {
          seen.push([...options]);
          return [];
        },
      });
    said(
      "rules:\n  a: { severity: info, style: never, seconds: 5, list: [1] }\n  b: error\n",
      asking("a"),
      asking("b"),
    );
    const [a, b] = [
      [
        ["style", "never"],
        ["seconds", 5],
      ],
      [],
    ];
    deepEqual(seen, [a, b]);
  });
});

describe("what goes wrong stays where it is", () => {
  const broken = defineRule({
    ...text,
    id: "broken",
    on: "api",
    severity: "error",
    *check(api) {
      yield { at: api.at("identifier"), message: "Before." };
      throw new Error("no luck");
    },
  });
  const API = "apis:\n  - identifier: a\n    token_lifetime: 1\n  - identifier: b\n";
  test("a rule that throws is said once, and the others still report", () => {
    const all = messages(
      API,
      broken,
      lifetime(() => ({})),
    );
    deepEqual(
      all.map((message) => message.split(":")[0]),
      ["Internal error in rule broken", "Before.", "Said.", "Before."],
    );
    ok(all[0]?.includes("no luck"));
  });
  test("so is what the schema says, if it throws", () => {
    const file = readFile(Document.of(API));
    const [apis] = file.keys;
    const key = {
      ...apis,
      key: "defaults",
      get value(): never {
        throw new Error("no luck");
      },
    };
    const parts: FileParts = file;
    const broken = new AuthApisFile({ ...parts, keys: [...file.keys, key] as typeof file.keys });
    const all = analyse(broken, { rules: [lifetime(() => ({}))] });
    deepEqual(
      all.map(({ message }) => message.split(":")[0]),
      ["Internal error in rule schema", "Said."],
    );
  });
  test("an API that is to be removed is asked about by few rules", () => {
    const gone = API.replace("    token", "    state: absent\n    token");
    deepEqual(
      messages(
        gone,
        lifetime(() => ({})),
      ),
      [],
    );
    deepEqual(messages(gone, defineRule({ ...lifetime(() => ({})), on: "api", absentToo: true } as Rule)), ["Said."]);
  });
  test("findings stand in the order of the text, the more severe first", () => {
    const at = (id: string, severity: "error" | "hint"): Rule =>
      defineRule({ ...lifetime(() => ({ severity, message: id })), id });
    deepEqual(messages(`${API}    token_lifetime: 2\n`, at("mild", "hint"), at("hard", "error")), [
      "hard",
      "mild",
      "hard",
      "mild",
    ]);
  });
});
