import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { inlayHints } from "../../server/src/features/inlay-hints.ts";
import { shortDuration } from "../../server/src/text/duration.ts";

/** The text with each hint in `⟦ ⟧` at its place. */
function hinted(text: string): string {
  const document = Document.of(text);
  const everything = { start: document.positionAt(0), end: document.positionAt(text.length) };
  return atOnce(inlayHints(readFile(document), everything))
    .sort((one, other) => document.offsetAt(other.position) - document.offsetAt(one.position))
    .reduce((result, { position, label }) => {
      const at = document.offsetAt(position);
      equal(typeof label, "string");
      return `${result.slice(0, at)}⟦${label as string}⟧${result.slice(at)}`;
    }, text);
}

/** A text with the hints that are expected; a test of it with both line ends. */
function shows(name: string, expected: string): void {
  const text = expected.replaceAll(/⟦[^⟧]*⟧/g, "");
  test(name, () => {
    equal(hinted(text), expected);
    equal(hinted(text.replaceAll("\n", "\r\n")), expected.replaceAll("\n", "\r\n"));
  });
}

shows(
  "lengths of time",
  `defaults:
  token_lifetime: 7200⟦2 h⟧
x-ttl: &ttl 5400⟦1 h 30 min⟧
apis:
  - name: 😀 3600
    token_lifetime: 3600⟦1 h⟧ # a comment
    token_lifetime_for_web: 30
  - { token_lifetime: *ttl⟦1 h 30 min⟧, token_lifetime_for_web: "3600" }
`,
);

shows(
  "lengths of time in a rule's options",
  `rules:
  long-lived-token: { severity: warning, seconds: 604800⟦7 d⟧ }
  too-many-scopes: { most: 3600 }
  scope-naming: off
`,
);

shows(
  "nothing behind an alias that brings more than the time",
  `x-a: &a { token_lifetime: 7200⟦2 h⟧ }
defaults: *a
apis:
  - *a
`,
);

shows(
  "what variables mean",
  `tenants:
  dev:
    domain: d.eu.auth0.com
    variables: { BASE: "https://dev", TTL: 60, ONE: x, ID: abc }
    clients: { worker: "\${ID}"⟦abc⟧ }
  live:
    domain: l.eu.auth0.com
    variables: { BASE: "https://live", TTL: 86400, ONE: x, GIVEN: }
defaults:
  token_lifetime: \${TTL}⟦dev: 60 (1 min) · live: 86400 (1 d)⟧
apis:
  - identifier: \${BASE}/a⟦dev: https://dev/a · live: https://live/a⟧
    name: "\${ONE}"⟦x⟧
    scopes: [{ value: "\${ID}" }⟦⟧]
  - name: \${GIVEN}\${ONE}
    identifier: https://\${tenant.domain}/⟦https://d.eu.auth0.com/⟧
    tenants: [dev]
`.replace('"${ID}" }⟦⟧', '"${ID}"⟦dev: abc⟧ }'),
);

shows("nothing without tenants", "apis:\n  - identifier: ${BASE}/${tenant.name}\n");

shows(
  "what aliases bring to APIs, where it stands",
  `tenants:
  dev: { domain: d.eu.auth0.com, variables: { BASE: "https://dev", TTL: 60, ID: abc } }
  live: { domain: l.eu.auth0.com, variables: { BASE: "https://live", TTL: 86400, ID: abc } }
x-ttl: &ttl 5400⟦1 h 30 min⟧
x-base: &base
  token_lifetime: 86400⟦1 d⟧
  token_lifetime_for_web: *ttl⟦1 h 30 min⟧
  name: "\${ID}"⟦abc⟧
x-more: &more
  <<: *base
  token_lifetime: \${TTL}⟦dev: 60 (1 min) · live: 86400 (1 d)⟧
x-lists:
  - &scopes
    - value: \${BASE}/a⟦https://dev/a⟧
  - &unused
    - value: \${BASE}/b
x-apis:
  dev-only: &whole { token_lifetime: 7200⟦2 h⟧, name: &name "\${BASE}"⟦dev: https://dev · live: https://live⟧ }
  unused: { token_lifetime: 7200 }
x-defaults: &defaults { token_lifetime_for_web: \${TTL}⟦dev: 60 (1 min) · live: 86400 (1 d)⟧ }
x-note: token_lifetime 3600
defaults: *defaults
apis:
  - <<: *more
    identifier: https://a
  - identifier: https://b
    scopes: *scopes
    tenants: [dev]
  - <<: *whole
    identifier: https://c
    tenants: [dev]
  - name: *name
    identifier: https://d
    tenants: [live]
`,
);

shows(
  "a length of time with an anchor, if it is one to all who use it",
  `x-ttl: &ttl 5400⟦1 h 30 min⟧
x-times:
  short: &short 300⟦5 min⟧
  both: &both 3600
  listed: [&listed 7200⟦2 h⟧, &text "7200", 7200]
  unused: &unused 7200
x-other: { port: &port 8080 }
tenants: { dev: { domain: d.eu.auth0.com, variables: { TTL: *ttl, PORT: *port } } }
rules: { long-lived-token: { severity: warning, seconds: *ttl⟦1 h 30 min⟧ } }
defaults: { token_lifetime: *short⟦5 min⟧ }
apis:
  - token_lifetime: *both⟦1 h⟧
    name: *both
  - token_lifetime: *listed⟦2 h⟧
    name: *text
`,
);

shows(
  "nothing in what aliases bring to tenants and rules alone, where no variable is filled in",
  `x-vars: &vars { TTL: 60, URL: "\${TTL}/x" }
x-rules: &rules { long-lived-token: { seconds: 604800 } }
tenants:
  dev: { domain: d.eu.auth0.com, variables: *vars }
rules: *rules
apis: []
`,
);

shows(
  "what aliases bring to APIs, in a file without tenants",
  "x-a: &a { token_lifetime: 3600⟦1 h⟧, name: ${A} }\napis:\n  - <<: *a\n",
);

test("what aliases bring to APIs, after an edit of one of these", () => {
  const text = `x-a: &a { token_lifetime: 3600 }\napis:\n${"  - identifier: https://a\n".repeat(100)}`;
  const everything = { start: { line: 0, character: 0 }, end: { line: 200, character: 0 } };
  const file = readFile(Document.of(text));
  deepEqual(atOnce(inlayHints(file, everything)), []);
  const use = "  - <<: *a\n";
  const edited = readFile(file.document.edit(text.length, text.length, use), undefined, file);
  deepEqual(
    atOnce(inlayHints(edited, everything)).map(({ label }) => label),
    ["1 h"],
  );
  const gone = readFile(edited.document.edit(text.length, text.length + use.length, ""), undefined, edited);
  deepEqual(atOnce(inlayHints(gone, everything)), []);
});

test("many tenants: the first ones, the rest on demand", () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const tenants = names.map((name) => `  ${name}: { variables: { V: "https://a-long-name.${name}.example" } }\n`);
  const file = readFile(Document.of(`tenants:\n${tenants.join("")}apis:\n  - identifier: \${V}\n`));
  const [hint] = atOnce(inlayHints(file, { start: { line: 8, character: 0 }, end: { line: 9, character: 0 } }));
  deepEqual(hint?.label, "a: https://a-long-name.a.example · b: https://a-long-name.b.example · +4");
  equal(hint.tooltip, names.map((name) => `${name}: https://a-long-name.${name}.example`).join("\n"));
});

test("very many tenants: thirty on demand, unless all have the same", () => {
  const hintOf = (valueOf: (tenant: number) => string) => {
    const tenants = Array.from({ length: 100 }, (_, at) => `  t${String(at)}: { variables: { V: ${valueOf(at)} } }\n`);
    const file = readFile(Document.of(`tenants:\n${tenants.join("")}apis:\n  - name: \${V}\n`));
    return atOnce(inlayHints(file, { start: { line: 101, character: 0 }, end: { line: 103, character: 0 } }))[0];
  };
  const differing = hintOf((at) => `a-long-value-of-${String(at)}`);
  const { label, tooltip } = differing ?? {};
  ok(typeof label === "string" && label.endsWith(" · +97"));
  const lines = typeof tooltip === "string" ? tooltip.split("\n") : [];
  deepEqual([lines.length, lines[29], lines[30]], [31, "t29: a-long-value-of-29", "…"]);
  deepEqual(hintOf(() => "same")?.label, "same");
});

test("only what lies in the range", () => {
  const file = readFile(Document.of("apis:\n  - token_lifetime: 3600\n    token_lifetime_for_web: 60\n"));
  const hints = atOnce(inlayHints(file, { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } }));
  deepEqual(
    hints.map(({ label }) => label),
    ["1 min"],
  );
});

test("durations, briefly", () => {
  for (const [seconds, text] of [
    [0, "0 s"],
    [61, "1 min 1 s"],
    [5400, "1 h 30 min"],
    [2_592_000, "30 d"],
  ] as const) {
    equal(shortDuration(seconds), text);
  }
});
