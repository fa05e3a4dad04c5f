import { deepEqual, equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { findings, fixed } from "./marked.ts";

const TEXT = readFileSync(join("test/rules/right", "format.auth-apis.yaml"), "utf8")
  .replace('{ BASE: "https://api.acme.com", TTL: 86400 }', "\n      BASE: https://api.acme.com\n      TTL: 86400")
  .replace(
    "{ orders-worker: h2Rk0aPq7NsXw4Zc, shop-web: Wd9mJf3uEz6RtGh1 }",
    "\n      orders-worker: h2Rk0aPq7NsXw4Zc\n      shop-web: Wd9mJf3uEz6RtGh1",
  );
const LINES = TEXT.split("\n");

interface Slip {
  readonly what: string;
  readonly line: string;
  readonly text: string;
}

/** The text with each of its lines changed, where that changes it. */
function slips(what: string, change: (line: string) => string | undefined): readonly Slip[] {
  return LINES.flatMap((line, at) => {
    const put = change(line);
    const text = [...LINES.slice(0, at), ...(put === undefined ? [] : [put]), ...LINES.slice(at + 1)].join("\n");
    return text === TEXT || line.trim() === "" ? [] : [{ what, line: line.replace(/#.*/, "").trim(), text }];
  });
}

const SLIPS = [
  ...slips("deleted", () => undefined),
  ...[1, 2].flatMap((by) => slips(`too far right by ${by}`, (line) => " ".repeat(by) + line)),
  ...[1, 2].flatMap((by) => slips(`too far left by ${by}`, (line) => line.replace(new RegExp(`^ {1,${by}}`), ""))),
  ...slips("at the left edge", (line) => line.trimStart()),
];

/** What others need, each of which is wrong without it; and what stands apart from what it tears. */
const MORE_THAN_ONE: readonly string[] = [
  'deleted: variables: { BASE: "https://api.dev.acme.com", TTL: 3600 }',
  "deleted: orders-worker: Lz8TqXWm1VbYfQd3",
  "deleted: clients:",
  "deleted: orders-worker: h2Rk0aPq7NsXw4Zc",
  "too far left by 2: user: { policy: require_client_grant }",
  "at the left edge: identifier: ${BASE}/orders",
  "at the left edge: user: { policy: require_client_grant }",
  "at the left edge: identifier: ${BASE}/load-test",
];

const errors = (text: string) => findings(text).filter(({ severity }) => severity === "error");

test("a line that is gone, or stands at another column, is told once", () => {
  const several = SLIPS.filter(({ text }) => errors(text).length > 1);
  deepEqual(
    several.map(({ what, line }) => `${what}: ${line}`),
    MORE_THAN_ONE,
  );
});

describe("a fix for the column of a line brings the text back", () => {
  const TITLES = ["Move to the list's column", "Put it at the left edge", /^Indent what belongs to /];
  const isOfColumn = (title: string): boolean => TITLES.some((each) => title.match(each));
  const offered = SLIPS.flatMap(({ what, line, text }) =>
    errors(text).flatMap(({ rule, fixes = [] }) =>
      fixes.flatMap(({ title }) => (isOfColumn(title) ? [{ name: `${what}: ${line}`, text, rule, title }] : [])),
    ),
  );
  test("there are some", () => equal(offered.length, 24));
  for (const { name, text, rule, title } of offered)
    test(name, () => {
      // By one column, only whoever typed it knows how much of what is below it was meant to move along.
      if (name !== "too far right by 1: tenants:") equal(fixed(text, rule, title), TEXT);
    });
});

describe("what is said where", () => {
  const said = (slip: string): readonly string[] => {
    const { text = "" } = SLIPS.find(({ what, line }) => `${what}: ${line}` === slip) ?? {};
    return errors(text).map(({ range, message }) => `${range.start.line + 1}: ${message}`);
  };
  for (const [slip, ...says] of [
    [
      "deleted: tenants:",
      '1: "dev" is indented, and "rules" below isn\'t, so nothing can be read from there on. Put this at the left edge, or write the key above it to which it belongs.',
    ],
    [
      "too far right by 2: tenants:",
      '1: "tenants" is indented, and "rules" below isn\'t, so nothing can be read from there on. Keys of the file stand at the left edge.',
    ],
    [
      "deleted: dev:",
      '2: "domain" stands where a tenant\'s name does. It is a key of a tenant: check the indentation, and whether the name is there.',
    ],
    [
      "deleted: production:",
      '8: The keys "domain", "variables" and "clients" stand twice in this map. If these begin another one, check what stands above them: a name, a dash or a brace may be missing.',
    ],
    [
      "too far right by 2: production:",
      '8: "production" has nothing after it, and what stands below is at its own column, where "domain" is for the second time. Check the indentation.',
    ],
    [
      "deleted: rules:",
      '19: "identifier-not-url" stands where a tenant\'s name does. What it has a rule has: check the indentation, and whether `rules:` is there.',
    ],
    [
      "too far right by 2: rules:",
      '19: "rules" stands where a tenant\'s name does. It is a key of the file: put it at the left edge.',
    ],
    [
      "deleted: grants:",
      '44: "client" is not a key of a scope. It is one of a grant: check the indentation, and the key above it.',
    ],
    [
      "at the left edge: domain: acme-dev.eu.auth0.com",
      '3: "domain" is not a key of the file. It is one of a tenant: check the indentation.',
    ],
    [
      "at the left edge: tenants: [dev]",
      "53: `tenants` must be a map, not a list: write each as `NAME: { domain: … }`. If these are the tenants of an API or a grant, indent them as the keys above.",
    ],
    [
      "at the left edge: TTL: 86400",
      '14: "TTL" is not a key of the file. It has `apis`, `tenants`, `rules`, `defaults` and `extends`. Keys of your own begin with x-.',
    ],
  ] as const)
    test(slip, () => deepEqual(said(slip), says));
});

test("an API that has lost the line with its dash and its name has come into the one above, which is told once", () => {
  const lines = readFileSync(join("samples", "auth-apis.yaml"), "utf8").split("\n");
  const [, ...begins] = lines.flatMap((line, at) => (line.startsWith("  - name:") ? [at] : []));
  const said = begins.map((gone) =>
    errors(lines.filter((_, at) => at !== gone).join("\n")).map(({ message }) => message.split(" stand ")[0]),
  );
  deepEqual(said, [
    [
      'The keys "identifier", "signing_alg", "token_dialect", "token_lifetime", "token_lifetime_for_web", "subject_type_authorization", "scopes" and "grants"',
    ],
    [
      'The keys "identifier", "signing_alg", "token_dialect", "token_lifetime", "token_lifetime_for_web", "scopes" and "grants"',
    ],
    [
      'The keys "identifier", "signing_alg", "token_dialect", "token_lifetime", "token_lifetime_for_web", "scopes" and "grants"',
    ],
  ]);
});

test("a key that stands on both sides of a merge conflict is no second one, also where brackets hold it", () => {
  const [ours, theirs] = ["apis: [{ identifier: https://a }]\n", "apis: [{ identifier: https://b }]\n"];
  const twice = (text: string) => errors(text).filter(({ message }) => message.includes("stands twice")).length;
  equal(twice(`<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> other\n`), 0);
  equal(twice(`rules: {}\n<<<<<<< HEAD\n${ours}=======\napis:\n  - identifier: https://b\n>>>>>>> other\n`), 0);
  equal(twice(`<<<<<<< HEAD\n${ours}=======\n>>>>>>> other\nrules: {}\n${theirs}`), 1);
  equal(twice(ours + theirs), 1);
});
