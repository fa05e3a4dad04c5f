import { equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { NONE_KNOWN } from "../../server/src/facts/known-tenants.ts";
import { NO_OTHERS } from "../../server/src/rules/about/other-files.ts";
import { judgingOf } from "../../server/src/rules/engine/judging.ts";
import { duplicateGrant } from "../../server/src/rules/duplicate-grant.ts";
import { casesOf } from "./cases.ts";

const HEAD = "apis:\n  - identifier: https://api.acme.com\n";
const SCOPES = "    scopes:\n      - value: read:orders\n      - value: write:orders\n";
const grants = (...items: readonly string[]): string =>
  `    grants:\n${items.map((item) => `      - ${item.split("\n").join("\n        ")}\n`).join("")}`;
/** Applications and variables of two tenants. */
const TENANTS = `tenants:
  dev:
    domain: d.eu.auth0.com
    variables: { LATER: , NAME: worker }
    clients: { worker: aaa, job: aaa }
  live:
    domain: l.eu.auth0.com
    variables: { LATER: , NAME: other }
    clients: { worker: bbb, job: ccc }
`;

describe("unknown-grant-scope", () => {
  const { fixes, unfixed, silent, says, marks } = casesOf("unknown-grant-scope");
  const of = (scope: string, scopes = SCOPES): string => HEAD + scopes + grants(`client: A\nscope: ${scope}`);
  fixes("the nearest name", of("[read:order]"), of("[read:orders]"));
  fixes("quotes stay", of("['read:order', x]"), of("['read:orders', x]"));
  fixes("or a definition", of("[purge:x]"), of("[purge:x]", `${SCOPES}      - value: purge:x\n`));
  fixes(
    "… in a list in flow style",
    of("[purge:x]", "    scopes: [{ value: a }]\n"),
    of("[purge:x]", "    scopes: [{ value: a }, { value: purge:x }]\n"),
  );
  fixes(
    "… in an empty list",
    of("[purge:x]", "    scopes: [] # none\n"),
    of("[purge:x]", "    scopes: [{ value: purge:x }] # none\n"),
  );
  fixes(
    "… as the last item is written, with CRLF",
    of("[purge:x]", "    scopes:\n      - { value: a }\n").replaceAll("\n", "\r\n"),
    of("[purge:x]", "    scopes:\n      - { value: a }\n      - { value: purge:x }\n").replaceAll("\n", "\r\n"),
  );
  const LOOSE = SCOPES.replace("read:orders", "read:orders,");
  fixes("a comma at the end of the scope itself", of("[read:orders]", LOOSE), of("[read:orders]"));
  marks(
    "… told there once, however many grants name it without",
    `${HEAD}${LOOSE.replace("read:orders,", "⟦read:orders,⟧")}${grants("client: A\nscope: [read:orders]", "client: B\nscope: [read:orders]")}`,
  );
  silent("… or, where it is no sign of a scope, by another rule", of("[read:orders]", LOOSE.replace(",", '"')));
  silent("… which may be meant, where grants name it so", of("['read:orders,']", LOOSE));
  fixes("several in one text", of("[read:orders write:orders]"), of("[read:orders, write:orders]"));
  fixes(
    "out of the list, where the grant holds the nearest name already",
    of("[read:orders, read:order]"),
    of("[read:orders]"),
  );
  fixes(
    "… or a definition",
    of("[read:orders, read:order]"),
    of("[read:orders, read:order]", `${SCOPES}      - value: read:order\n`),
    "Define read:order in this API's scopes",
  );
  says(
    "… and that it holds it",
    of("[read:orders, read:order]"),
    'Is it "read:orders", which the grant holds already?',
  );
  unfixed(
    "what an alias brings, beside the nearest name",
    `x-s: &s read:order\nx-d: &d [{ value: read:orders }]\n${HEAD}    scopes: *d\n${grants("client: A\nscope: [read:orders, ⟦*s⟧]")}`,
  );
  unfixed("no definition of what can't be one", of("[⟦openid⟧, ⟦lire:données⟧]"));
  unfixed(
    "what an alias brings",
    `x-s: &s purge:x\nx-d: &d [{ value: a }]\n${HEAD}    scopes: *d\n${grants("client: A\nscope: [⟦*s⟧]")}`,
  );
  fixes(
    "no other word, however long the rest is",
    of("[read:customer-invoices]", "    scopes: [{ value: delete:customer-invoices }]\n"),
    of(
      "[read:customer-invoices]",
      "    scopes: [{ value: delete:customer-invoices }, { value: read:customer-invoices }]\n",
    ),
  );
  says("scope, application and the nearest name", of("[read:order]"), '"read:order"', '"A"', 'Is it "read:orders"?');
  marks("each", of("[⟦a:b⟧, read:orders, ⟦c:d⟧]"));
  marks("case counts", of("[⟦Read:Orders⟧]"));
  silent("no list of scopes", HEAD + grants("client: A\nscope: [x]"));
  silent("a list that can't be read", of("[x]", '    scopes:\n      - value: a\n      - value: "b\n'));
  silent("a list with something that is no scope", of("[x]", "    scopes:\n      - value: a\n      - b\n"));
  silent("a grant that goes", HEAD + SCOPES + grants("client: A\nscope: [x]\nstate: absent"));
  silent("a grant of all", HEAD + SCOPES + grants("client: A\nscope: [x]\nallow_all_scopes: true"));
  silent("an API that goes", `${of("[x]")}    state: absent\n`);
  silent("a scope defined later", `${TENANTS}${of("[x]", "    scopes:\n      - value: ${LATER}\n")}`);
  silent("a scope given later", `${TENANTS}${of("['${LATER}']")}`);
  marks("a scope that one tenant has", `${TENANTS}${of("[⟦worker⟧]", "    scopes:\n      - value: ${NAME}\n")}`);
  says("… by name", `${TENANTS}${of("[worker]", "    scopes:\n      - value: ${NAME}\n")}`, "(On live.)");
});

describe("duplicate-grant", () => {
  const { fixes, unfixed, silent, says, marks } = casesOf("duplicate-grant");
  const of = (...items: readonly string[]): string => HEAD + grants(...items);
  fixes(
    "scopes come together",
    of(
      "client: A\nscope: [a] # a\norganization_usage: deny",
      "client: A\norganization_usage: deny\nscope: [a, b, c]",
      "client: B",
    ),
    of("client: A\nscope: [a, b, c] # a\norganization_usage: deny", "client: B"),
    "Merge into the first grant, which then also holds b and c",
  );
  fixes(
    "in block style, with CRLF",
    of("client: A\nscope:\n  - a", "client: A\nscope:\n  - b").replaceAll("\n", "\r\n"),
    of("client: A\nscope:\n  - a\n  - b").replaceAll("\n", "\r\n"),
  );
  fixes(
    "in flow style",
    "apis: [{ identifier: i, grants: [{ client: A, scope: [a] }, { client: A, scope: [b] }] }]\n",
    "apis: [{ identifier: i, grants: [{ client: A, scope: [a, b] }] }]\n",
  );
  fixes("nothing to add", of("client: A\nscope: [a, b]", "client: A\nscope: [b]"), of("client: A\nscope: [a, b]"));
  fixes("the type said or not", of("client: A", "client: A\nsubject_type: client"), of("client: A"));
  unfixed("that differ otherwise", of("client: A\norganization_usage: allow", "client: ⟦A⟧\norganization_usage: deny"));
  unfixed("of which one leaves its scopes to the tenant", of("client: A", "client: ⟦A⟧\nscope: [a]"));
  unfixed("for other tenants", TENANTS + of("client: A", "client: ⟦A⟧\ntenants: [dev]"));
  unfixed("one application by two names", TENANTS + of("client: worker", "client: ⟦job⟧"));
  says(
    "… on which tenant",
    TENANTS + of("client: worker", "client: job"),
    '"job" is the application "worker"',
    "(On dev.)",
  );
  says("a client id on one tenant", TENANTS + of("client: bbb", "client: worker"), "(On live.)");
  marks("… and on both", TENANTS + of("client: worker", "client: ⟦worker⟧"));
  says("one to stand and one to go", of("client: A", "client: A\nstate: absent"), "Only one can hold");
  silent("for the application and for its users", of("client: A", "client: A\nsubject_type: user"));
  silent("other tenants", TENANTS + of("client: A\ntenants: [dev]", "client: A\ntenants: [live]"));
  silent("a type given later", TENANTS + of("client: A", "client: A\nsubject_type: ${LATER}"));
  test("what a grant says is read once for all tenants", () => {
    const tenants = Array.from({ length: 200 }, (_, at) => `  t${at}: { domain: t${at}.eu.auth0.com }\n`).join("");
    const items = Array.from({ length: 50 }, (_, at) => `client: c${at}`);
    const file = readFile(Document.of(`tenants:\n${tenants}${of(...items, "client: c7")}`));
    const [view] = file.apis[0]?.views ?? [];
    let read = 0;
    const counted = (view?.grants ?? []).map((grant) => {
      const subject = (): unknown => (read++, grant.subject);
      return Object.create(grant, { subject: { get: subject } }) as typeof grant;
    });
    const api = Object.create(view ?? null, { grants: { value: counted } }) as NonNullable<typeof view>;
    const found = [...duplicateGrant.check(api, judgingOf(file, NONE_KNOWN, NO_OTHERS))];
    equal(found.length, 1);
    equal(found[0]?.tenants?.length, 200);
    // The two of the finding once or twice more, for its words.
    ok(read <= 51 + 5, `${read} times`);
  });
  silent("a client given later", TENANTS + of("client: A", "client: ${LATER}"));
  silent("two APIs", `${of("client: A")}  - identifier: b\n${grants("client: A")}`);
});

describe("empty-grant", () => {
  const { marks, silent } = casesOf("empty-grant");
  marks("says so", HEAD + SCOPES + grants("client: A\nscope: ⟦[]⟧"));
  silent("no list of scopes", HEAD + grants("client: A\nscope: []"));
  silent("scopes left to the tenant", HEAD + SCOPES + grants("client: A"));
  silent("all scopes", HEAD + SCOPES + grants("client: A\nscope: []\nallow_all_scopes: true"));
  silent("a grant that goes", HEAD + SCOPES + grants("client: A\nscope: []\nstate: absent"));
  silent(
    "details instead of scopes",
    HEAD + SCOPES + grants("client: A\nsubject_type: user\nscope: []\nauthorization_details_types: [pay]"),
  );
});

describe("grant-all-and-list", () => {
  const { fixes, unfixed, silent } = casesOf("grant-all-and-list");
  const of = (...lines: readonly string[]): string => HEAD + grants(["client: A", ...lines].join("\n"));
  fixes("the list goes", of("scope:", "  - a", "  - b", "allow_all_scopes: true"), of("allow_all_scopes: true"));
  fixes(
    "in flow style",
    "apis: [{ identifier: i, grants: [{ client: A, allow_all_scopes: true, scope: [a] }] }]\n",
    "apis: [{ identifier: i, grants: [{ client: A, allow_all_scopes: true }] }]\n",
  );
  unfixed("a list that a merge key brings", `x-g: &g { scope: [a] }\n${of("⟦<<: *g⟧", "allow_all_scopes: true")}`);
  silent("not all", of("scope: [a]", "allow_all_scopes: false"));
  silent("a grant that goes", of("scope: [a]", "allow_all_scopes: true", "state: absent"));
});
