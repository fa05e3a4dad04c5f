import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { parseAllDocuments, parseDocument } from "yaml";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { codeActions } from "../../server/src/features/code-actions.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { rules } from "../../server/src/rules/registry.ts";
import * as fc from "../properties.ts";
import { SAMPLE, texts } from "./broken-texts.ts";
import { edited } from "./cursor.ts";

const options = { uri: "file:///auth-apis.yaml", version: 1, versioned: false, related: false };

/** Every quick fix of a text, with the text after it. */
function fixed(text: string): readonly { title: string; after: string }[] {
  const file = readFile(Document.of(text));
  const everything = { start: { line: 0, character: 0 }, end: file.document.positionAt(text.length) };
  const context = { diagnostics: [], only: ["quickfix"] };
  return atOnce(codeActions(analyse(file), file, everything, context, options)).map(({ title, edit }) => ({
    title,
    after: edited(text, edit?.changes?.[options.uri] ?? []),
  }));
}

/** All that is offered with a title like this. */
function offers(text: string, like: RegExp, wanted: Readonly<Record<string, string>>): void {
  const all = fixed(text).filter(({ title }) => like.test(title));
  deepEqual(Object.fromEntries(all.map(({ title, after }) => [title, after])), wanted);
}

const RBAC = "Turn RBAC on (users get only what their roles allow)";

describe("a fix keeps to what it speaks of", () => {
  const dialect = (first: string, put = "") =>
    `apis:\n  - ${first}: https://a\n    token_dialect: access_token_authz\n${put}`;
  for (const first of ["&z identifier", "!!str identifier", "&z !!str identifier", "? identifier\n    "]) {
    test(`in the column of the keys: ${JSON.stringify(first)}`, () =>
      offers(dialect(first), /^Turn/, { [RBAC]: dialect(first, "    enforce_policies: true\n") }));
  }
  test("what an alias brings elsewhere stands in its title", () => {
    const text = (algorithm: string) =>
      `apis:\n  - identifier: https://a\n    signing_alg: &s ${algorithm}\n  - identifier: https://b\n    signing_alg: *s\n`;
    offers(text("HS256"), /^Sign/, {
      "Sign with RS256 (breaks services that verify with the secret), also where *s stands": text("RS256"),
    });
  });
  test("fix all leaves alone what an alias brings elsewhere", () => {
    const file = readFile(Document.of("rules: { trailing-slash: &w warn, symmetric-signing: *w }\n"));
    const start = { line: 0, character: 0 };
    const context = { diagnostics: [], only: ["source.fixAll"] };
    deepEqual(atOnce(codeActions(analyse(file), file, { start, end: start }, context, options)), []);
  });
  test("an anchor isn't taken from its aliases", () =>
    offers("apis:\n  - identifier: https://a\n    id: &i x\n    name: *i\n", /^Remove/, {}));
  test("a slash stays where an API without it is there already", () =>
    offers("apis:\n  - identifier: https://a\n  - identifier: https://a/\n", /^Remove the slash/, {}));
  test("a list in which no API is read alone counts as well", () =>
    offers("apis: &l\n  - identifier: https://a\n  - identifier: https://a/\n", /^Remove the slash/, {}));
  test("nor however many others are offered, or however long the text is", () => {
    const api = "  - identifier: https://a\n  - identifier: https://a/\n";
    offers(`apis: &l\n${"  - nme: B\n".repeat(60)}${api}`, /^Remove the slash/, {});
    offers(`apis: &l\n${api}    # ${"long ".repeat(3000)}\n`, /^Remove the slash/, {});
  });
  test("a scheme is no key that lacks its space", () =>
    offers("apis:\n  - identifier:\n    https://a\n    name: A\n", /space/, {}));
  for (const [at, put] of [
    ["d.eu", "${\rd.eu"],
    ["tenants:\n", "tenants:\r"],
  ] as const)
    test(`no comment begins behind a carriage return that ends no line of YAML: ${JSON.stringify(put)}`, () =>
      offers(SAMPLE.replace(at, put), /^Silence unused-variable/, {}));
  test("no comment begins where a syntax error would become another one", () =>
    offers(SAMPLE.replace("{ domain", "{ d\n      - signing_alg: omain"), /^Silence unused-variable/, {}));
  test("a key that is a block scalar keeps its lines", () => offers("? |-\n  api\n: []\n", /^Change/, {}));
  test("a tag stays what it is", () =>
    offers("apis:\n  - identifier: https://a\n    enforce_policies: ! true\n", /^Change/, {}));
  test("a last line without an end is followed by one like the others", () => {
    const text =
      "apis:\r\n  - { identifier: https://a }\r\n  - identifier: https://b\r\n    token_dialect: access_token_authz";
    offers(text, /^Turn/, { [RBAC]: `${text}\r\n    enforce_policies: true` });
  });
  test("a placeholder that some tenant gives no value says so", () => {
    const text = (name: string) => `apis:\n  - identifier: https://a\n    name: "${name}"\n`;
    offers(text("@@NAME@@"), /^Write/, { "Write ${NAME} (which each tenant must then give a value)": text("${NAME}") });
  });
});

describe("whatever stands around, a fix leaves right what was right", () => {
  const examples = rules.flatMap(({ bad }) => bad.map((text) => text.replaceAll(/[⟦⟧]/g, ""))).filter(isSmall);
  const oddities = fc.record({
    example: fc.constantFrom(...examples),
    at: fc.nat(200),
    put: fc.constantFrom("", "", "&z ", "!!str ", "! ", "&z !x ", "\n        ", "# c\n        "),
    behind: fc.constantFrom("", " # c", "\t# \u{1F600}", "  "),
    start: fc.constantFrom("", "", "\uFEFF", "---\n", "# \u{1F600}\n"),
    lineEnd: fc.constantFrom("\n", "\n", "\r\n"),
    isCut: fc.boolean(),
    json: fc.constantFrom(undefined, undefined, 0, 2, 4),
  });
  test("as YAML and as JSON", () => {
    let tried = 0;
    const seen = fc.property(oddities, ({ example, at, put, behind, start, lineEnd, isCut, json }) => {
      const text = json === undefined ? start + decorated(example, at, put, behind) : asJson(example, json);
      const odd = (isCut ? text.trimEnd() : text).replaceAll("\n", lineEnd);
      if (!isRight(odd)) return;
      for (const { title, after } of fixed(odd)) {
        tried++;
        ok(isRight(after), `${title}:\n${after}`);
        if (json !== undefined) ok(isJson(after), `${title}:\n${after}`);
        if (lineEnd === "\r\n") equal(after.replaceAll("\r\n", "").includes("\n"), false, title);
      }
    });
    fc.assert(seen, { numRuns: 100 });
    ok(tried > 30, `${tried} fixes were tried`);
  });
});

test("whatever text it stands in, a comment that silences does that and nothing else", () => {
  let tried = 0;
  const law = fc.property(texts, (text) => {
    const before = toldOf(text);
    for (const { title, after } of fixed(text)) {
      const rule = /^Silence (\S+)/.exec(title)?.[1];
      if (rule === undefined) continue;
      tried++;
      const now = toldOf(after);
      const others = (told: readonly string[]) => told.filter((each) => !each.startsWith(`${rule}:`));
      deepEqual(others(now), others(before), after);
      ok(now.length < before.length, `${title}:\n${after}`);
    }
  });
  fc.assert(law, { numRuns: 40 });
  ok(tried > 30, `${tried} comments were tried`);
});

function toldOf(text: string): readonly string[] {
  return analyse(readFile(Document.of(text))).map(({ rule, message }) => `${rule}: ${message}`);
}

/** Each fix is tried for itself. */
function isSmall(text: string): boolean {
  return text.length < 1000;
}

function decorated(text: string, at: number, put: string, behind: string): string {
  const values = [...text.matchAll(/(?<=: |- |[[{,] )(?=\S)/g)];
  const index = values[at % values.length]?.index ?? 0;
  const lineEnd = text.indexOf("\n", index);
  return `${text.slice(0, index)}${put}${text.slice(index, lineEnd)}${behind}${text.slice(lineEnd)}`;
}

function asJson(text: string, space: number): string {
  return `${JSON.stringify(parseDocument(text, { merge: true, logLevel: "silent" }).toJS(), null, space)}\n`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isRight(text: string): boolean {
  const documents = parseAllDocuments(text, { version: "1.2", merge: true, logLevel: "silent" });
  return Array.isArray(documents) && documents.every(({ errors }) => errors.length === 0);
}
