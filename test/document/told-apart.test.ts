import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { type AuthApisFile, readFile } from "../../server/src/document/read/file.ts";
import { MOST_TENANTS } from "../../server/src/document/read/tenants.ts";
import { readingFindings } from "../../server/src/rules/engine/reading-findings.ts";

const tenants = Array.from(
  { length: MOST_TENANTS },
  (_, at) => `  t${at}: { domain: t${at}.eu.auth0.com, variables: { V: v${at} } }\n`,
);
const repeated = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join("");

describe("an API that many tenants see apart", () => {
  const byVariable = (at: number, scopes: number) =>
    `  - identifier: https://\${V}/${at}\n    scopes:\n${repeated(scopes, (scope) => `      - value: a${scope}\n`)}`;
  const byGrants = (grants: number) =>
    `  - identifier: b\n    grants:\n${repeated(grants, (at) => `      - { client: c${at}, scope: [a], tenants: [t${at % MOST_TENANTS}] }\n`)}`;
  for (const [name, key, text, few, many] of [
    ["by a variable", "apis:", (scopes: number) => byVariable(0, scopes), 1_200, 1_250],
    ["by its grants", "apis:", byGrants, 400, 450],
    ["by defaults", 'defaults: { name: "${V}" }\napis:', (scopes: number) => byVariable(0, scopes), 1_200, 1_250],
    [
      "by an anchor",
      "x-a: &a ${V}\napis:",
      (scopes: number) => byVariable(0, scopes).replaceAll("https://${V}/0", "*a"),
      1_200,
      1_250,
    ],
    ["among others in an uncut list", "apis: &a", (apis: number) => repeated(apis, (at) => byVariable(at, 1)), 35, 40],
    ["among many", "apis:", (apis: number) => repeated(apis, (at) => byVariable(at, 60)), 250, 275],
  ] as const) {
    const read = (size: number) =>
      readFile(Document.of(`tenants:\n${tenants.join("")}${key}\n  - identifier: a\n${text(size)}`));
    const errors = (file: AuthApisFile) =>
      [...readingFindings(file)].map(({ message }) =>
        message.match(/too long for \d+ tenants|for the first \d+/g)?.join(),
      );

    test(`${name} is read for each up to some length`, () => {
      const file = read(few);
      equal(file.toldApart, MOST_TENANTS);
      deepEqual(errors(file), []);
    });
    test(`${name} is read for half of them beyond it, which is an error`, () => {
      const file = read(many);
      deepEqual(errors(file), ["too long for 200 tenants,for the first 100"]);
      equal(file.chunkAt(file.document.chunks.length - 1).items.at(-1)?.views.length, 100);
    });
    test(`${name} is read for all again once it is shorter`, () => {
      const long = read(many);
      const [from, to] = [long.document.length - text(many).length, long.document.length];
      const short = readFile(long.document.edit(from, to, text(few)), undefined, long);
      equal(short.toldApart, MOST_TENANTS);
      equal(short.chunkAt(short.document.chunks.length - 1).items.at(-1)?.views.length, MOST_TENANTS);
    });
  }
});

test("what an alias brings to each tenant comes to an end, which is an error", () => {
  const anchor = `x-a: &a\n${repeated(2_000, (at) => `  - value: "\${V}:${at}"\n`)}`;
  const file = readFile(
    Document.of(`tenants:\n${tenants.join("")}${anchor}apis:\n  - identifier: a\n    scopes: *a\n`),
  );
  const read = file.apis[0]?.views.filter((view) => view.scopes?.length === 2_000).length ?? 0;
  ok(read > 50 && read < MOST_TENANTS, String(read));
  const found = [...readingFindings(file)].map(({ message }) => message);
  deepEqual(
    found.map((message) => message.slice(0, 37)),
    ["Aliases bring more than can be read h"],
  );
});

test("defaults that are too long for so many APIs are an error, and the APIs are read without them", () => {
  const read = (apis: number) =>
    readFile(
      Document.of(
        `defaults:\n  token_lifetime: 60\n${"  # why\n".repeat(400)}apis:\n${"  - identifier: a\n".repeat(apis)}`,
      ),
    );
  for (const [apis, lifetime, errors] of [
    [4_900, 60, 0],
    [5_000, undefined, 1],
  ] as const) {
    const file = read(apis);
    const api = "  - identifier: b\n".repeat(200);
    const edited = readFile(file.document.edit(file.document.length, file.document.length, api), undefined, file);
    equal(file.apis.at(-1)?.views[0]?.number("token_lifetime"), lifetime);
    equal(edited.apis[0]?.views[0]?.number("token_lifetime"), undefined);
    const found = [...readingFindings(file)].filter(({ message }) => message.startsWith("These defaults are too long"));
    equal(found.length, errors);
  }
});
