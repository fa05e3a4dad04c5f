import { deepEqual, equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { findings, fixed } from "./marked.ts";

const FORMAT: unknown = parse(readFileSync(join("test/rules/right", "format.auth-apis.yaml"), "utf8"));
const TEXT = `${JSON.stringify(FORMAT, null, 2)}\n`;
const LINES = TEXT.split("\n");

const errors = (text: string) => findings(text).filter(({ severity }) => severity === "error");

/** What opens a bracket whose own closing one then closes what is around it, or is of the file itself. */
const OPENING: readonly string[] = [
  "1: {",
  '5: "variables": {',
  '9: "clients": {',
  '16: "custom_domains": [',
  '20: "variables": {',
  '24: "clients": {',
  '50: "subject_type_authorization": {',
  '51: "user": {',
  '54: "client": {',
];
/** The same, where the key is left before the bracket. */
const KEPT: readonly string[] = [
  '2: "tenants": {',
  '3: "dev": {',
  '14: "production": {',
  '30: "rules": {',
  '32: "trailing-slash": {',
  '37: "defaults": {',
];
/** What closes one of an entry of the file without the comma that would show it. */
const CLOSING: readonly string[] = ["12: }", "27: }", "28: }", "107: ]"];

test("the file is right", () => deepEqual(errors(TEXT), []));

test("a line with a bracket that is gone is told once", () => {
  const gone = LINES.flatMap((line, at) => (/[[\]{}],?$/.test(line) ? [at] : []));
  const several = gone.filter((at) => errors(LINES.toSpliced(at, 1).join("\n")).length !== 1);
  deepEqual(
    several.map((at) => `${at + 1}: ${LINES[at]?.trim() ?? ""}`),
    [...OPENING, ...CLOSING].sort((one, other) => parseInt(one) - parseInt(other)),
  );
});

test("a bracket that is gone is told once, where a line has more than that", () => {
  const gone = [...TEXT.matchAll(/[[{]\n/g)].map(({ index }) => index);
  const several = gone.filter((at) => errors(TEXT.slice(0, at) + TEXT.slice(at + 1)).length !== 1);
  const lineOf = (at: number): number => TEXT.slice(0, at).split("\n").length;
  deepEqual(
    several.map((at) => `${lineOf(at)}: ${LINES[lineOf(at) - 1]?.trim() ?? ""}`),
    [...OPENING, ...KEPT].sort((one, other) => parseInt(one) - parseInt(other)),
  );
});

test("a brace before an API's first key brings the text back, and an identifier alone is an API", () => {
  const brace = /\{\n +(?="name": "Orders API")/;
  equal(fixed(TEXT.replace(brace, ""), "syntax", "Put a brace before it"), TEXT.replace(brace, "{ "));
  const alone = "apis: [identifier: https://a]\n";
  deepEqual(errors(alone), []);
  const told = (text: string) => errors(text).map(({ at }) => at.block.text.slice(at.start, at.end));
  deepEqual(told("apis: [identifier: https://a, name: A, state: absent]\n"), ["name"]);
  deepEqual(told("apis: [name: A, identifier: https://a, state: absent }]\n"), ["name"]);
  deepEqual(told("apis: [name: A, { identifier: https://a }, state: absent]\n"), ["name", "state"]);
  deepEqual(told("apis: [{ name: A, identifier: https://a }]\n"), []);
  deepEqual(told("apis: [{ identifier: https://a } { identifier: https://b }]\n"), ["{"]);
  deepEqual(told("x-a: &a { identifier: https://a }\napis: [<<: *a]\n"), []);
});

test("a brace that is missing before an identifier comes back before it, unless the identifier is another API's", () => {
  const put = "Put a brace before the identifier";
  const first = TEXT.replace(/( +"name": "Orders API",\n)( +"identifier": .*\n)/, "$2$1");
  const brace = /\{\n +(?="identifier": "\$\{BASE\}\/orders")/;
  equal(fixed(first.replace(brace, ""), "syntax", put), first.replace(brace, "{ "));
  equal(
    fixed("apis: [identifier: https://a, state: absent }]\n", "syntax", put),
    "apis: [{ identifier: https://a, state: absent }]\n",
  );
  equal(
    fixed("apis: [identifier: https://a, name: B, identifier: https://b }]\n", "syntax", "Put a brace before it"),
    "apis: [identifier: https://a, { name: B, identifier: https://b }]\n",
  );
});

test("an API without its brace is told what stands in it, not what it seems to lack", () => {
  const API = "identifier: https://a, enforce_policies: true, signing_alg: HS256 }";
  const told = (text: string) => findings(text).map(({ rule }) => rule);
  deepEqual(told(`apis: [{ ${API}]\n`), ["symmetric-signing"]);
  deepEqual(told(`apis: [${API}]\n`), ["syntax", "symmetric-signing"]);
  const dialect = "defaults: { token_dialect: access_token_authz }\n";
  deepEqual(told(`${dialect}apis: [name: A, ${API}]\n`), ["syntax", "symmetric-signing"]);
});

test("a list in the place of an API is told once, at its bracket", () => {
  const list = (text: string) => {
    const [first, ...more] = errors(text);
    deepEqual(more, []);
    equal(first?.message, "An API must be a map, not a list: take its brackets away, or write braces instead.");
    equal(first.at.block.text.slice(first.at.start, first.at.end), "[");
  };
  list("apis: [[identifier: a]]\n");
  list("apis: [[{ identifier: a }]]\n");
  list("apis: [{ identifier: a }, [{ identifier: b }]]\n");
  list("apis: [\n  [\n    { identifier: a },\n    { identifier: b }\n  ]\n]\n");
  list('{ "apis": [[{ "identifier": "a" }]], "rules": {} }\n');
});

test("what is told of a map that has lost its opening line is told at its first key, and of keys of their own at each", () => {
  const told = (text: string) => errors(text).map(({ at }) => at.block.text.slice(at.start, at.end));
  const without = (line: string) => told(TEXT.replace(line, ""));
  deepEqual(without('  "defaults": {\n'), ['"signing_alg"']);
  deepEqual(without('  "apis": [\n').length, 1);
  deepEqual(told('{\n  "foo": 1,\n  "bar": 2,\n  "apis": []\n}\n'), ['"foo"', '"bar"']);
  deepEqual(told('{\n  "apis": [],\n  "foo": 1,\n  "bar": 2\n}\n'), ['"foo"', '"bar"']);
  deepEqual(told('{\n  "apis": [],\n  "x-note": 1\n},\n').length, 1);
});

test("a line with a dash in brackets is told as often where lines end in CRLF", () => {
  const texts = LINES.map((_, at) => LINES.toSpliced(at, 0, "- x").join("\n"));
  const several = texts.filter((text) => errors(text).length !== errors(text.replaceAll("\n", "\r\n")).length);
  deepEqual(several, []);
});
