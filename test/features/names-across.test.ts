import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document, type Position } from "../../server/src/document/document.ts";
import { readBase } from "../../server/src/document/read/extends.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { definition } from "../../server/src/features/definition.ts";
import { references } from "../../server/src/features/references.ts";
import { prepareRename, rename } from "../../server/src/features/rename.ts";
import type { PlacedFile } from "../../server/src/features/names/placed-file.ts";
import { edited } from "./cursor.ts";

type Files = Readonly<Record<string, string>>;
const ROOT = "file:///work/";

/** Files by name, one of them with a cursor (`|`); those whose name begins with `_` are known by `extends` alone. */
function workspace(files: Files): { here: PlacedFile; others: PlacedFile[]; position: Position; texts: Files } {
  const texts = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace("|", "")]));
  const read = (uri: string) => {
    const text = texts[uri.replace(ROOT, "")];
    return text === undefined ? { problem: "is not there" } : Document.of(text);
  };
  const all = Object.entries(texts).map(([name, text]): PlacedFile => {
    const [uri, document] = [ROOT + name, Document.of(text)];
    return { uri, file: readFile(document, { base: readBase(document, uri, read) }) };
  });
  const [marked = "", text = ""] = Object.entries(files).find(([, each]) => each.includes("|")) ?? [];
  const [here, ...others] = all.toSorted((one) => (one.uri === ROOT + marked ? -1 : 1));
  if (here === undefined) throw new Error("no file has a cursor");
  const known = others.filter(({ uri }) => !uri.startsWith(`${ROOT}_`));
  return { here, others: known, position: here.file.document.positionAt(text.indexOf("|")), texts };
}

/** Each place as file:line:character. */
function places(found: ReturnType<typeof references>): string[] {
  return found.map(({ uri, range: { start } }) => `${uri.replace(ROOT, "")}:${start.line}:${start.character}`);
}

function found(files: Files): string[] {
  const { here, others, position } = workspace(files);
  return places(references(here, position, true, others));
}

function defined(files: Files): string[] {
  const { here, others, position } = workspace(files);
  return places(definition(here, position, others));
}

/** Why no rename is offered; what it would change otherwise. */
function prepared(files: Files): unknown {
  const { here, others, position } = workspace(files);
  const found = prepareRename(here, position, others);
  return "refused" in found ? found.refused : found.placeholder;
}

/** The files that a rename changes, as they are afterwards, or why there is none. */
function renamed(files: Files, newName: string): Files | string {
  const { here, others, position, texts } = workspace(files);
  const edit = rename(here, position, newName, false, others);
  if ("refused" in edit) return edit.refused;
  return Object.fromEntries(
    Object.entries(edit.changes ?? {}).map(([uri, edits]) => {
      const name = uri.replace(ROOT, "");
      return [name, edited(texts[name] ?? "", edits)];
    }),
  );
}

const tenants = (domain: string, id = "id1", name = "worker"): string =>
  `tenants: { live: { domain: ${domain}, variables: { REGION: eu }, clients: { ${name}: ${id} } } }\n`;
const BASE = tenants("a.eu.auth0.com");
const api = (identifier: string): string => `apis:\n  - identifier: ${identifier}\n`;
const own = (identifier: string, client = "worker"): string =>
  `extends: base.yaml\n${api(identifier)}    grants: [{ client: ${client}, scope: [] }]\n    tenants: [live]\n`;

describe("what a base gives", () => {
  test("is defined there, and found in all that extend it, from wherever one asks", () => {
    const expected = ["base.yaml:0:81", "one.yaml:3:23", "two.yaml:3:23"];
    const from = (cursor: "base.yaml" | "one.yaml" | "two.yaml"): Files => {
      const files = { "base.yaml": BASE, "one.yaml": own("https://1"), "two.yaml": own("https://2") };
      return { ...files, [cursor]: files[cursor].replace("worker", "|worker") };
    };
    for (const cursor of ["base.yaml", "one.yaml", "two.yaml"] as const) {
      deepEqual(found(from(cursor)).sort(), expected);
      deepEqual(defined(from(cursor)), expected.slice(0, 1));
    }
  });
  test("variables, tenants", () => {
    const one = own("https://${REGION}.a");
    const files = (text: string): Files => ({ "base.yaml": BASE, "one.yaml": text });
    deepEqual(defined(files(one.replace("REGION", "|REGION"))), ["base.yaml:0:56"]);
    deepEqual(defined(files(one.replace("[live", "[|live"))), ["base.yaml:0:11"]);
    deepEqual(renamed(files(one.replace("REGION", "|REGION")), "PLACE"), {
      "base.yaml": BASE.replace("REGION", "PLACE"),
      "one.yaml": one.replace("REGION", "PLACE"),
    });
  });
  test("a base that only `extends` knows, by way of another one", () => {
    const files = {
      "_far.yaml": BASE,
      "_base.yaml": "extends: _far.yaml\n",
      "one.yaml": own("https://1", "|worker").replace("base", "_base"),
      "two.yaml": own("https://2").replace("base", "_base"),
    };
    deepEqual(renamed(files, "batch"), {
      "one.yaml": own("https://1", "batch").replace("base", "_base"),
      "two.yaml": own("https://2", "batch").replace("base", "_base"),
      "_far.yaml": BASE.replace("worker", "batch"),
    });
  });
  test("what each file gives itself stays apart, though both extend one", () => {
    const base = "rules: {}\n";
    const one = `extends: base.yaml\n${tenants("a.eu.auth0.com")}`;
    const two = `extends: base.yaml\n${tenants("b.eu.auth0.com")}`;
    deepEqual(found({ "base.yaml": base, "one.yaml": one.replace("REGION", "|REGION"), "two.yaml": two }), [
      "one.yaml:1:56",
    ]);
  });
});

describe("what is the same without `extends`", () => {
  test("short names of one application on one tenant", () => {
    const files = (theirs: string): Files => ({
      "one.yaml": tenants("a.eu.auth0.com").replace("worker", "|worker"),
      "two.yaml": theirs,
    });
    deepEqual(found(files(tenants("A.eu.auth0.com"))), ["one.yaml:0:81", "two.yaml:0:81"]);
    deepEqual(found(files(tenants("b.eu.auth0.com"))), ["one.yaml:0:81"], "another tenant");
    deepEqual(found(files(tenants("a.eu.auth0.com", "id2"))), ["one.yaml:0:81"], "another application");
    deepEqual(found(files(tenants("a.eu.auth0.com", "id1", "other"))), ["one.yaml:0:81"], "another short name");
  });
  test("identifiers on one tenant, or where nobody names one", () => {
    const live = tenants("a.eu.auth0.com");
    const two = (one: string, theirs: string): string[] => found({ "one.yaml": one, "two.yaml": theirs });
    deepEqual(two(live + api("|https://a"), live + api("https://a")), ["one.yaml:2:16", "two.yaml:2:16"]);
    deepEqual(two(api("|https://a"), api('"https://a"')), ["one.yaml:1:16", "two.yaml:1:17"]);
    deepEqual(two(live + api("|https://a"), api("https://a")), ["one.yaml:2:16"]);
    deepEqual(two(live + api("|https://a"), tenants("b.eu.auth0.com") + api("https://a")), ["one.yaml:2:16"]);
    const variable = api("|https://${REGION}");
    deepEqual(two(live + variable, live.replace(": eu", ": us") + variable.replace("|", "")), ["one.yaml:2:16"]);
  });
  test("identifiers among many files, each of which is looked through a few times", () => {
    const live = tenants("a.eu.auth0.com");
    const asked = (count: number): number => {
      const files: Record<string, string> = { "one.yaml": live + api("|https://a") };
      for (let at = 0; at < count; at++) files[`${at}.yaml`] = live + api(at % 2 ? "https://a" : "https://b");
      const { here, others, position } = workspace(files);
      let times = 0;
      for (const { file } of others) {
        const { apis } = file;
        const get = () => {
          times++;
          return apis;
        };
        Object.defineProperty(file, "apis", { get });
      }
      equal(references(here, position, true, others).length, 1 + count / 2);
      return times / count;
    };
    equal(asked(40), asked(4));
  });
  test("identifiers that only variables make equal", () => {
    const live = tenants("a.eu.auth0.com");
    const files = { "one.yaml": live + api("https://${REGION}.a"), "two.yaml": live + api("https://eu.a") };
    const at = (cursor: keyof typeof files): Files => ({
      ...files,
      [cursor]: files[cursor].replace("identifier: ", "identifier: |"),
    });
    deepEqual(found(at("one.yaml")), ["one.yaml:2:16", "two.yaml:2:16"]);
    deepEqual(found(at("two.yaml")), ["two.yaml:2:16", "one.yaml:2:16"]);
    equal(
      renamed(at("one.yaml"), "https://b"),
      'two.yaml writes the identifier of this API as "https://eu.a", which variables make the same. Change it in each file by hand.',
    );
    const apart = { ...at("two.yaml"), "one.yaml": files["one.yaml"].replace(": eu", ": us") };
    deepEqual(Object.keys(renamed(apart, "https://b")), ["two.yaml"]);
    const third = { ...apart, "three.yaml": live + api("https://us.a"), "one.yaml": files["one.yaml"] };
    deepEqual(found(third), ["two.yaml:2:16", "one.yaml:2:16"]);
    const torn = { ...apart, "one.yaml": `x-a: [\n${files["one.yaml"]}` };
    equal(
      renamed(torn, "https://b"),
      "First put the syntax error right in what begins at line 1 of one.yaml: it may hide the name.",
    );
  });
  test("scopes are a file's own", () => {
    const text = `${api("https://a")}    scopes: [{ value: read }]\n`;
    deepEqual(found({ "one.yaml": text.replace("read", "|read"), "two.yaml": text }), ["one.yaml:2:22"]);
  });
});

describe("a rename is refused", () => {
  const here = own("https://1", "|worker");
  const refusals: readonly [string, Files, string][] = [
    [
      "where a syntax error may hide the name",
      { "base.yaml": BASE, "two.yaml": `${own("https://2")}    scopes: [\n` },
      "First put the syntax error right in what begins at line 3 of two.yaml: it may hide the name.",
    ],
    [
      "where a syntax error hides what a file with the name belongs to",
      { "base.yaml": BASE, "two.yaml": 'tenants: { "worker\n' },
      "First put the syntax error right in what begins at line 1 of two.yaml: it may hide the name.",
    ],
    [
      "where the new name is another's in another file",
      { "base.yaml": BASE.replace("id1", "id1, batch: id2") },
      '"batch" already names an application in base.yaml.',
    ],
    [
      "where a file that is extended can't be read",
      { "base.yaml": `extends: gone.yaml\n${BASE}` },
      "The file that one.yaml extends can't be read: it may give the name.",
    ],
  ];
  for (const [why, others, sentence] of refusals) {
    test(why, () => equal(renamed({ ...others, "one.yaml": here }, "batch"), sentence));
  }
  test("but not for a syntax error in a file that has nothing to do with it", () => {
    const files = { "base.yaml": BASE, "one.yaml": here, "two.yaml": `${api("https://2")}    grants: [worker\n` };
    deepEqual(Object.keys(renamed(files, "batch")), ["one.yaml", "base.yaml"]);
  });
});

test("an objection of another file is told before a new name is asked for", () => {
  const tenants = "tenants: { live: { domain: a.eu.auth0.com, clients: { wor|ker: id1 } } }\n";
  const uses = "extends: one.yaml\napis:\n  - grants: [{ client: worker }]\n";
  equal(prepared({ "one.yaml": tenants, "two.yaml": uses }), "worker");
  equal(
    prepared({ "one.yaml": tenants, "two.yaml": `${uses}  - name: "a\n` }),
    "First put the syntax error right in what begins at line 4 of two.yaml: it may hide the name.",
  );
});
