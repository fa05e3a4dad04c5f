import { describe } from "node:test";
import { casesOf } from "./cases.ts";

const HEAD = "apis:\n  - identifier: https://api.acme.com\n";
const grants = (...items: readonly string[]): string =>
  `    grants:\n${items.map((item) => `      - ${item.split("\n").join("\n        ")}\n`).join("")}`;
const policies = (text: string): string => `    subject_type_authorization: { ${text} }\n`;
const LATER = "tenants:\n  dev: { domain: d.eu.auth0.com, variables: { V: } }\n";
const TWO = "tenants:\n  dev: { domain: d.eu.auth0.com }\n  live: { domain: l.eu.auth0.com }\n";

describe("grant-denied-by-api", () => {
  const { marks, silent, says } = casesOf("grant-denied-by-api");
  const DENY = policies("client: { policy: deny_all }");
  marks("each application", HEAD + DENY + grants("client: ⟦A⟧", "client: ⟦B⟧\nsubject_type: client"));
  says("which", HEAD + DENY + grants("client: A"), '"A"');
  marks(
    "a policy of `defaults`",
    `defaults:\n  subject_type_authorization: { client: { policy: deny_all } }\n${HEAD}${grants("client: ⟦A⟧")}`,
  );
  silent("access for users", HEAD + DENY + grants("client: A\nsubject_type: user"));
  silent("a grant that goes", HEAD + DENY + grants("client: A\nstate: absent"));
  silent("a type given later", LATER + HEAD + DENY + grants("client: A\nsubject_type: ${V}"));
  silent("the policy isn't said", HEAD + policies("user: { policy: deny_all }") + grants("client: A"));
  silent("a policy given later", LATER + HEAD + policies("client: { policy: '${V}' }") + grants("client: A"));
});

describe("user-grant-missing", () => {
  const { marks, silent, says } = casesOf("user-grant-missing");
  const REQUIRE = policies("user: { policy: require_client_grant }");
  const marked = REQUIRE.replace("require_client_grant", "⟦require_client_grant⟧");
  marks("no grants", `${HEAD}${marked}    grants: []\n`);
  marks("none that stays", HEAD + marked + grants("client: A\nsubject_type: user\nstate: absent"));
  marks(
    "a policy of `defaults` is right elsewhere",
    `defaults:\n  subject_type_authorization: { user: { policy: require_client_grant } }\n${HEAD}    ⟦grants⟧: []\n`,
  );
  says(
    "on which tenants",
    TWO + HEAD + REQUIRE + grants("client: A\nsubject_type: user\ntenants: [dev]"),
    "(On live.)",
  );
  silent("a grant", HEAD + REQUIRE + grants("client: A", "client: B\nsubject_type: user"));
  silent("no list of grants", HEAD + REQUIRE);
  silent("a list that can't be read", HEAD + REQUIRE + grants("client: A", 'client: "B\nsubject_type: user'));
  silent("a type given later", LATER + HEAD + REQUIRE + grants("client: A\nsubject_type: ${V}"));
  silent("a tenant given later", LATER + HEAD + REQUIRE + grants("client: A\nsubject_type: user\ntenants: ['${V}']"));
  silent("an API that goes", `${HEAD}${REQUIRE}    grants: []\n    state: absent\n`);
});

describe("user-grant-without-effect", () => {
  const { marks, silent, says } = casesOf("user-grant-without-effect");
  const of = (policy: string, client = "A"): string =>
    HEAD + policies(`user: { policy: ${policy} }`) + grants(`client: ${client}\nsubject_type: user`);
  says("all may", of("allow_all"), '"A"', "allow_all: its users get tokens with any scope");
  says("nobody may", of("deny_all"), "deny_all: no user gets a token");
  silent("a third-party application", of("allow_all", "tpc_1"));
  silent(
    "… by its short name",
    `tenants:\n  dev: { domain: d.eu.auth0.com, clients: { web: tpc_1 } }\n${of("allow_all", "web")}`,
  );
  marks("… which deny_all refuses as well", of("deny_all", "tpc_1").replace("type: user", "type: ⟦user⟧"));
  silent("the policy isn't said", HEAD + grants("client: A\nsubject_type: user"));
});

describe("over-granted", () => {
  const { marks, silent, says } = casesOf("over-granted");
  const api = (count: number): string =>
    `${HEAD}    scopes:\n${"abcdefgh".slice(0, count).replaceAll(/./g, "      - value: $&\n")}`;
  marks("in any order", api(5) + grants("client: A\n⟦scope⟧: [e, d, c, b, a]"));
  says("how many", api(6) + grants("client: A\nscope: [a, b, c, d, e, f]"), '"A"', "6 scopes");
  silent("four of five", api(5) + grants("client: A\nscope: [a, b, c, d]"));
  silent("of four", api(4) + grants("client: A\nscope: [a, b, c, d]"));
  silent("one twice", api(5) + grants("client: A\nscope: [a, b, c, d, d]"));
  silent("a grant that goes", api(5) + grants("client: A\nscope: [a, b, c, d, e]\nstate: absent"));
  silent("scopes given later", `${LATER}${api(5)}      - value: \${V}\n${grants("client: A\nscope: [a, b, c, d, e]")}`);
});

describe("all-scopes-includes-future", () => {
  const { silent, severities } = casesOf("all-scopes-includes-future");
  severities("is for information", HEAD + grants("client: A\nallow_all_scopes: true"), ["info"]);
  silent("not all", HEAD + grants("client: A\nallow_all_scopes: false"));
  silent("a grant that goes", HEAD + grants("client: A\nallow_all_scopes: true\nstate: absent"));
  silent("given later", LATER + HEAD + grants("client: A\nallow_all_scopes: ${V}"));
});

describe("organization-mismatch", () => {
  const { silent, severities, says } = casesOf("organization-mismatch");
  const of = (...lines: readonly string[]): string => HEAD + grants(["client: A", ...lines].join("\n"));
  severities("denied", of("allow_any_organization: true", "organization_usage: deny"), ["warning"]);
  severities("cleared", of("allow_any_organization: true", "organization_usage: null"), ["warning"]);
  severities("left to the tenant", of("allow_any_organization: true"), ["info"]);
  says("who", of("allow_any_organization: true"), '"A"');
  says("on what that depends", of("allow_any_organization: true"), "On a new grant it is `deny`");
  silent("hidden by a syntax error", of("allow_any_organization: true", "organization_usage require"));
  silent("allowed", of("allow_any_organization: true", "organization_usage: allow"));
  silent("no flag", of("allow_any_organization: false", "organization_usage: deny"));
  silent("usage given later", LATER + of("allow_any_organization: true", "organization_usage: ${V}"));
  silent("a grant that goes", of("allow_any_organization: true", "state: absent"));
});

describe("subject-type-mismatch", () => {
  const { silent, marks } = casesOf("subject-type-mismatch");
  const of = (...lines: readonly string[]): string => HEAD + grants(["client: A", ...lines].join("\n"));
  marks("said", of("subject_type: client", "⟦authorization_details_types⟧: [pay]"));
  silent("for users", of("subject_type: user", "authorization_details_types: [pay]"));
  silent("none", of("authorization_details_types: []"));
  silent("a type given later", LATER + of("subject_type: ${V}", "authorization_details_types: [pay]"));
});
