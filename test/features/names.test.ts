import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import type { Range } from "../../server/src/document/document.ts";
import { Document } from "../../server/src/document/document.ts";
import { definition } from "../../server/src/features/definition.ts";
import { highlights, references } from "../../server/src/features/references.ts";
import { prepareRename, rename } from "../../server/src/features/rename.ts";
import { atCursor, edited } from "./cursor.ts";

const URI = "file:///auth-apis.yaml";

/** The text with each range in `⟦ ⟧`. */
function marked(text: string, ranges: readonly Range[]): string {
  const document = Document.of(text);
  const marks = ranges.flatMap(({ start, end }) => [
    { at: document.offsetAt(start), mark: "⟦" },
    { at: document.offsetAt(end), mark: "⟧" },
  ]);
  return marks
    .sort((one, other) => other.at - one.at)
    .reduce((result, { at, mark }) => result.slice(0, at) + mark + result.slice(at), text);
}

/** All places that name the same as the word at the cursor. */
function marks(before: string): string {
  const { text, file, position } = atCursor(before);
  const found = references({ uri: URI, file }, position, true).map(({ range }) => range);
  deepEqual(
    highlights(file, position).map(({ range }) => range),
    found,
  );
  return marked(text, found);
}

function defined(before: string): string {
  const { text, file, position } = atCursor(before);
  return marked(
    text,
    definition({ uri: URI, file }, position).map(({ range }) => range),
  );
}

/** The text after a rename at the cursor, or why there is none. */
function renamed(before: string, newName: string): string {
  const { text, file, position } = atCursor(before);
  const edit = rename({ uri: URI, file }, position, newName, false);
  if ("refused" in edit) return edit.refused;
  return edited(text, edit.changes?.[URI] ?? []);
}

const TWO = `apis:
  - identifier: https://a
    scopes:
      - value: read:a
      - value: "write:a"
    grants:
      - client: worker
        scope: [read:a, 'write:a']
  - identifier: https://b
    scopes: [{ value: read:a }]
`;

describe("a scope", () => {
  const expected = TWO.replace("read:a", "⟦read:a⟧").replace("[read:a", "[⟦read:a⟧");
  test("is the same in its API and its grants", () =>
    equal(marks(TWO.replace("- value: read", "- value: re|ad")), expected));
  test("also from a grant", () => equal(marks(TWO.replace("[read:a", "[read:a|")), expected));
  test("quotes are not part of it", () =>
    equal(
      marks(TWO.replace("'write", "'wr|ite")),
      TWO.replace('"write:a"', '"⟦write:a⟧"').replace("'write:a'", "'⟦write:a⟧'"),
    ));
  test("its definition is the API's", () =>
    equal(defined(TWO.replace("[read:a", "[r|ead:a")), TWO.replace("read:a", "⟦read:a⟧")));
  test("renamed with its grants, quotes kept", () =>
    equal(
      renamed(TWO.replace('"write', '"|write'), "change:a"),
      TWO.replace('"write:a"', '"change:a"').replace("'write:a'", "'change:a'"),
    ));
  test("not to what no scope can be, nor to one that is there", () => {
    ok(renamed(TWO.replace("- value: r", "- value: |r"), "read a").includes("printable ASCII"));
    equal(renamed(TWO.replace("- value: r", "- value: |r"), "write:a"), '"write:a" already names a scope here.');
  });
  test("a grant's unknown scope may become a known one", () =>
    equal(
      renamed("apis:\n  - scopes: [{ value: read:a }]\n    grants: [{ scope: [rea|d:b] }]\n", "read:a"),
      "apis:\n  - scopes: [{ value: read:a }]\n    grants: [{ scope: [read:a] }]\n",
    ));
  test("shared by an alias, it is one with the others' scope", () =>
    equal(
      marks(
        "x-scopes: &all\n  - value: read:a\napis:\n  - scopes: *all\n    grants: [{ scope: [read|:a] }]\n  - scopes: [value: read:a]\n  - scopes: *all\n    grants: [{ scope: [read:a] }]\n",
      ),
      "x-scopes: &all\n  - value: ⟦read:a⟧\napis:\n  - scopes: *all\n    grants: [{ scope: [⟦read:a⟧] }]\n  - scopes: [value: read:a]\n  - scopes: *all\n    grants: [{ scope: [⟦read:a⟧] }]\n",
    ));
  test("a value that needs quotes gets them", () =>
    equal(
      renamed("apis:\n  - scopes:\n      - value: re|ad\n", "true"),
      'apis:\n  - scopes:\n      - value: "true"\n',
    ));
});

const TENANTS = `tenants:
  dev: { domain: d.eu.auth0.com, variables: { BASE: "https://d" }, clients: { worker: "\${ID}", shop: b } }
  live:
    domain: l.eu.auth0.com
    variables:
      BASE: https://\${BASE}
      ID: x
    clients:
      "worker": c
apis:
  - identifier: \${BASE}/orders/$\${BASE}
    name: "😀 \${ BASE } \${tenant.domain}"
    tenants: [dev]
    grants:
      - client: worker
      - { client: Worker App, tenants: [live] }
`;

describe("names of tenants", () => {
  test("a short name: in every tenant and every grant", () =>
    equal(
      marks(TENANTS.replace("client: worker", "client: work|er")),
      TENANTS.replace("{ worker", "{ ⟦worker⟧")
        .replace('"worker"', '"⟦worker⟧"')
        .replace("client: worker", "client: ⟦worker⟧"),
    ));
  test("leads to every tenant that gives it", () =>
    equal(
      defined(TENANTS.replace("client: worker", "client: work|er")),
      TENANTS.replace("{ worker", "{ ⟦worker⟧").replace('"worker"', '"⟦worker⟧"'),
    ));
  test("renamed everywhere, but not to what a grant names already", () => {
    equal(
      renamed(TENANTS.replace("worker:", "worke|r:"), "jobs"),
      TENANTS.replace("{ worker", "{ jobs").replace('"worker"', '"jobs"').replace("client: worker", "client: jobs"),
    );
    equal(
      renamed(TENANTS.replace("worker:", "worke|r:"), "Worker App"),
      '"Worker App" already names an application here.',
    );
  });
  test("an application's own name stays", () => {
    ok(renamed(TENANTS.replace("Worker App", "Worker| App"), "x").includes("application's own name"));
  });
  const variable = TENANTS.replace("{ BASE", "{ ⟦BASE⟧")
    .replace("      BASE", "      ⟦BASE⟧")
    .replace("identifier: ${BASE}", "identifier: ${⟦BASE⟧}")
    .replace("${ BASE }", "${ ⟦BASE⟧ }");
  test("a variable: what is not expanded is no use of it", () => {
    equal(marks(TENANTS.replace("${BASE}/", "${BA|SE}/")), variable);
    equal(marks(TENANTS.replace("${BASE}/", "${BA|SE}/").replaceAll("\n", "\r\n")), variable.replaceAll("\n", "\r\n"));
  });
  test("a variable, renamed", () =>
    equal(renamed(TENANTS.replace("{ BASE", "{ BASE|"), "HOST"), variable.replaceAll("⟦BASE⟧", "HOST")));
  test("a variable in a short name's value", () =>
    equal(defined(TENANTS.replace("{ID", "{I|D")), TENANTS.replace("ID: x", "⟦ID⟧: x")));
  test("built-in variables lead to what they mean and keep their names", () => {
    equal(
      defined(TENANTS.replace("tenant.domain", "tenant|.domain")),
      TENANTS.replace("d.eu.auth0.com", "⟦d.eu.auth0.com⟧").replace("l.eu.auth0.com", "⟦l.eu.auth0.com⟧"),
    );
    ok(renamed(TENANTS.replace("tenant.domain", "tenant|.domain"), "X").includes("built in"));
  });
  test("a tenant", () =>
    equal(
      renamed(TENANTS.replace("[dev", "[d|ev"), "test"),
      TENANTS.replace("  dev:", "  test:").replace("[dev]", "[test]"),
    ));
});

describe("a name that variables make of another text", () => {
  const file = (scope: string, client: string): string =>
    `tenants: { dev: { domain: d.eu.auth0.com, variables: { X: a, C: worker }, clients: { worker: "1" } } }
apis:
  - identifier: https://a
    scopes: [{ value: "read:\${X}" }, { value: write:b }]
    grants: [{ client: ${client}, scope: [${scope}, "read:\${X}", write:b] }]
`;
  const says = (written: string): string =>
    `"${written}" at line 5 of auth-apis.yaml names the same thing by way of variables. Change it by hand first.`;
  test("a scope can't be renamed without it", () =>
    equal(renamed(file("read:a", "x").replace('value: "read', 'value: "|read'), "r:${X}"), says("read:a")));
  test("… where there is none, it can", () => {
    const before = file("write:b", "x");
    equal(renamed(before.replace("value: write", "value: |write"), "w:b"), before.replaceAll("write:b", "w:b"));
  });
  test("a short name can't", () =>
    equal(renamed(file("write:b", '"${C}"').replace("{ worker", "{ |worker"), "job"), says("${C}")));
});

describe("an anchor", () => {
  const text = `x-a: &a # see &a
  x: 1
apis:
  - <<: *a
    x-b: *a
  - &a { name: B }
  - { <<: *a }
`;
  const first = text.replace("&a #", "&⟦a⟧ #").replace("<<: *a\n", "<<: *⟦a⟧\n").replace("b: *a", "b: *⟦a⟧");
  test("with its aliases and merge keys, up to the next of its name", () => {
    equal(marks(text.replace("b: *a", "b: *a|")), first);
    equal(marks(text.replace("&a #", "&|a #")), first);
    equal(marks(text.replace("<<: *a }", "<<: *|a }")), text.replace("- &a", "- &⟦a⟧").replace("*a }", "*⟦a⟧ }"));
  });
  test("leads to the anchor", () => equal(defined(text.replace("b: *a", "b: *a|")), text.replace("&a #", "&⟦a⟧ #")));
  test("renamed", () => equal(renamed(text.replace("b: *a", "b: *|a"), "base"), first.replaceAll("⟦a⟧", "base")));
  test("not to a name that another anchor has", () =>
    equal(renamed("x: &a 1\ny: &b 2\nz: *|a\n", "b"), '"b" already names an anchor here.'));
  test("without a node", () => equal(marks("x-a: &a\nx-b: *|a\n"), "x-a: &⟦a⟧\nx-b: *⟦a⟧\n"));
});

describe("an identifier", () => {
  const text = 'apis:\n  - identifier: https://a\n    tenants: [x]\n  - identifier: "https://a"\n';
  test("wherever the file has it", () =>
    equal(renamed(text.replace("https", "|https"), "https://b"), text.replaceAll("https://a", "https://b")));
  test("with a variable in it, by its own text", () =>
    equal(
      renamed("apis:\n  - identifier: ${BASE}/ord|ers\n", "${BASE}/sales"),
      "apis:\n  - identifier: ${BASE}/sales\n",
    ));
});

test("what can be renamed is told without its quotes", () => {
  const { text, file, position } = atCursor(TWO.replace("'write", "'wri|te"));
  const found = prepareRename({ uri: URI, file }, position);
  ok("range" in found);
  equal(found.placeholder, "write:a");
  equal(marked(text, [found.range]), TWO.replace("'write:a'", "'⟦write:a⟧'"));
});

test("no rename where a syntax error may hide the name", () => {
  ok(renamed("apis:\n  - scopes: [{ value: re|ad }\n    grants: [{ scope: [read] }]\n", "x").includes("line 2"));
  equal(
    renamed('apis:\n  - scopes: [{ value: re|ad }]\n  - name: "\n', "x"),
    'apis:\n  - scopes: [{ value: x }]\n  - name: "\n',
  );
});

test("nothing at other words", () => {
  for (const text of ["ap|is:\n", "|", "# re|ad\n", "apis:\n  - name: A|\n"]) {
    equal(marks(text), text.replace("|", ""));
    ok(renamed(text, "x").startsWith("There is nothing to rename here."));
  }
});
