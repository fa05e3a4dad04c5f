import { describe } from "node:test";
import { casesOf } from "./cases.ts";

const tenant = (name: string, lines: readonly string[]): string =>
  `  ${name}:\n    domain: ${name}.eu.auth0.com\n${lines.map((line) => `    ${line}\n`).join("")}`;

describe("foreign-client-id", () => {
  const { marks, silent, says, fixes, unfixed } = casesOf("foreign-client-id");
  const of = (dev: string, live: string, grant: string, domain = "live.eu.auth0.com"): string =>
    `tenants:\n  dev: { domain: dev.eu.auth0.com, clients: { ${dev} } }\n  live: { domain: ${domain}, clients: { ${live} } }\n` +
    `apis:\n  - identifier: https://a\n    grants:\n      - { ${grant} }\n`;
  const [dev, live] = ["worker: aaa", "worker: bbb"];
  says("whose it is", of(dev, live, "client: aaa"), 'the client id of "worker" on dev', "(On live.)");
  marks("for one tenant alone", of(dev, live, "client: ⟦bbb⟧, tenants: [dev]"));
  silent("its own tenant", of(dev, live, "client: aaa, tenants: [dev]"));
  silent("a grant that goes", of(dev, live, "client: aaa, state: absent"));
  silent("an id of two tenants", of(dev, "worker: aaa", "client: aaa"));
  silent("a syntax error that may hide whose it is as well", of(dev, "worker: bbb, twin: [aaa", "client: aaa"));
  silent("an id that nobody names, or none", of(dev, live, "client: ccc"));
  silent("a local tenant, which takes the ids over", of(dev, live, "client: aaa", "localhost:4400"));
  fixes("the short name", of(dev, live, "client: aaa"), of(dev, live, "client: worker"), "Change to worker");
  unfixed("a name that a tenant lacks", of(dev, "other: bbb", "client: ⟦aaa⟧"));
});

describe("unknown-client", () => {
  const { marks, silent, says, fixes } = casesOf("unknown-client");
  const [one, two] = ["clients: { worker: aaa, web: bbb }", "clients: { worker: ccc }"];
  const api = (...items: readonly string[]): string =>
    `apis:\n  - identifier: https://a\n    grants:\n${items.map((item) => `      - ${item.split("\n").join("\n        ")}\n`).join("")}`;
  const of = (dev: string, live: string, ...items: readonly string[]): string =>
    `tenants:\n${tenant("dev", [dev])}${tenant("live", [live])}${api(...items)}`;
  says("where it isn't mapped", of(one, two, "client: web"), '"web" is a short name', "(On live.)");
  says(
    "… also of the only tenant of several that the API is for",
    `${of(one, two, "client: web")}    tenants: [live]\n`,
    "live's `clients` give it no application",
  );
  marks("also for a grant that goes", of(one, two, "client: ⟦web⟧\nstate: absent"));
  silent("elsewhere only", of(one, two, "client: web\ntenants: [dev]"));
  silent("an API that lives elsewhere", `${of(one, two, "client: web")}    tenants: [dev]\n`);
  silent("a client id or an application's name", of(one, two, "client: wrker", "client: Web"));
  silent("a short name whose id is given later", of(one, "clients: { web: '${ID}' }", "client: web"));
  silent("tenants that another file may bring", `extends: b.auth-apis.yaml\n${of(one, two, "client: web")}`);
  silent("tenants that can't be read", of(one, 'clients: { worker: "', "client: web"));
  silent("clients that can't be read", of(one, "clients: *none", "client: web"));
  silent("a name given later", of(one, `${two}\n    variables: { V: }`, "client: ${V}"));
  fixes(
    "a place for its client id",
    of(one, two, "client: web"),
    of(one, 'clients: { worker: ccc, web: "" }', "client: web"),
    "Add web to the clients of live (fill in the client id)",
  );
  fixes(
    "… in block style",
    of(one, "clients:\n      worker: ccc # c", "client: web"),
    of(one, 'clients:\n      worker: ccc # c\n      web: ""', "client: web"),
  );
  fixes(
    "… where there are none",
    of(one, "protected: true", "client: web"),
    of(one, 'protected: true\n    clients: { web: "" }', "client: web"),
  );
  const among = (clients: string) => `variables:\n      TTL: 1\n      ${clients}\n      worker: ccc\n      web: ddd`;
  const twoGrants = ["client: web", "client: worker"];
  marks("once, where `clients` has come among the variables", of(one, among("⟦clients⟧:"), ...twoGrants));
  silent("variables that are named so", of(one, among("clients:"), "client: web\ntenants: [dev]"));
  marks("a variable with a value that is named so", of(one, among("clients: 1"), "client: ⟦web⟧"));
  const near = "clients: { web-app: ccc }";
  fixes(
    "or the nearest name that all have",
    of("clients: { web-app: a, web-ap: b }", near, "client: web-ap"),
    of("clients: { web-app: a, web-ap: b }", near, "client: web-app"),
  );
  const reader = (clients: string) =>
    of("clients: { orders-read: a }", `clients: { ${clients} }`, "client: orders-read");
  fixes("no other word", reader("orders-write: c"), reader('orders-write: c, orders-read: ""'));
});
