import { deepEqual, equal, match, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { NONE_KNOWN, told } from "../../server/src/facts/known-tenants.ts";
import { hover } from "../../server/src/features/hover.ts";
import { atCursor } from "./cursor.ts";

const client = (clientId: string, name: string) => ({
  clientId,
  name,
  appType: "non_interactive",
  grantTypes: ["client_credentials"],
  authentication: undefined,
  firstParty: true,
  global: false,
});
const SPA = { ...client("shop", "Shop"), appType: "spa", grantTypes: [], authentication: "none" };
const WEB = { ...client("web", "Web"), appType: "regular_web", grantTypes: ["authorization_code"] };
const FACTS = told(NONE_KNOWN, {
  domain: "d.eu.auth0.com",
  readAt: 0,
  state: {
    apis: [
      {
        id: "1",
        identifier: "urn:a",
        system: false,
        fields: { token_lifetime: 3600, token_dialect: "rfc9068_profile" },
      },
    ],
    grants: [
      {
        id: "g",
        clientId: "abc",
        audience: "urn:a",
        subjectType: "client",
        system: false,
        defaultFor: undefined,
        fields: { scope: ["read:a", "write:a"] },
      },
    ],
    clients: [client("abc", "Worker"), client("x", "Twin"), client("y", "Twin"), SPA, WEB],
  },
});

/** The rows of the token at the cursor: title -> value. */
function token(marked: string, facts = NONE_KNOWN): Record<string, string> {
  const { file, position } = atCursor(marked);
  const found = hover(file, position, facts);
  if (found === null) return {};
  ok(typeof found.contents === "object" && "value" in found.contents);
  const [, rows = ""] = found.contents.value.split("Nothing was requested.");
  const lines = rows.split("\n").filter((line) => line.startsWith("| `"));
  return Object.fromEntries(
    lines.map((line) => line.slice(2, -2).split(" | ")).map(([title = "", value = ""]) => [title, value]),
  );
}

const TENANTS = "tenants:\n  dev: { domain: d.eu.auth0.com, clients: { worker: abc } }\n";
const TWO = `${TENANTS}  live: { domain: l.eu.auth0.com, clients: { worker: def } }\n`;
const API = "apis:\n  - identifier: urn:a\n    name: Orders\n";
const grant = (client: string, more = "") => `    grants:\n      - client: ${client}\n${more}`;
const SCOPE = "        scope: [read:a]\n";

describe("the token for an API", () => {
  test("at its identifier and at its name", () => {
    const [one, other] = [
      `${TENANTS}${API}`.replace("urn:a", "urn|:a"),
      `${TENANTS}${API}`.replace("Orders", "Ord|ers"),
    ];
    deepEqual(token(one), token(other));
    equal(token(one)["`aud`"], "`urn:a`");
  });
  test("the file's values, and defaults where it is silent", () => {
    const found = token(`${TENANTS}apis:\n  - identifier: urn|:a\n    signing_alg: PS256\n    token_lifetime: 60\n`);
    equal(found["`alg` (header)"], "`PS256`");
    equal(found["`typ` (header)"], "`JWT` (Auth0's default: the file is silent)");
    equal(found["`iss`"], "`https://d.eu.auth0.com/`");
    equal(found["`exp`"], "iat \\+ 60");
  });
  test("in `defaults`, too", () =>
    equal(
      token(`${TENANTS}defaults: { signing_alg: PS256 }\n${API}`.replace("urn:a", "urn|:a"))["`alg` (header)"],
      "`PS256`",
    ));
  test("what is known of the tenant, where the file is silent", () => {
    const found = token(`${TENANTS}apis:\n  - identifier: urn|:a\n    token_lifetime: 60\n`, FACTS);
    equal(found["`typ` (header)"], "`at+jwt` (as on the tenant)");
    equal(found["`exp`"], "iat \\+ 60");
  });
  test("nothing of a tenant that has no such API yet", () => {
    const found = token(`${TENANTS}apis:\n  - identifier: urn|:b\n`, FACTS);
    equal(found["`typ` (header)"], "`JWT` (Auth0's default: the file is silent)");
  });
  test("tenants that differ are named", () => {
    const found = token(`${TWO}${API}`.replace("urn:a", "urn|:a"), FACTS);
    equal(found["`iss`"], "dev: `https://d.eu.auth0.com/` · live: `https://l.eu.auth0.com/`");
    equal(found["`gty`"], "dev: none · live: `client-credentials` (Auth0's default: the file is silent)");
    equal(
      found["`exp`"],
      "dev: iat \\+ 3600 (as on the tenant) · live: iat \\+ 86400 (Auth0's default: the file is silent)",
    );
    equal(found["`aud`"], "`urn:a`");
  });
  test("a file that names no tenant", () => match(token(API.replace("urn:a", "urn|:a"))["`iss`"] ?? "", /DOMAIN/));
  test("what binds a token", () => {
    const bound = "    proof_of_possession: { mechanism: dpop, required: true, required_for: all_clients }\n";
    const found = token(`${TENANTS}${API}${bound}`.replace("urn:a", "urn|:a"));
    equal(found["`token_type` (response)"], "`DPoP`");
    ok("`cnf`" in found);
  });
});

describe("the token for a grant", () => {
  test("the id behind a short name, and the granted scopes", () => {
    const found = token(`${TWO}${API}${grant("wor|ker", SCOPE)}`);
    equal(found["`azp`"], "dev: `abc` · live: `def`");
    match(found["`scope`"] ?? "", /^`read:a`/);
  });
  test("all scopes of the API", () => {
    const scopes = "    scopes: [{ value: a }, { value: b }]\n";
    match(
      token(`${TENANTS}${API}${scopes}${grant("wor|ker", "        allow_all_scopes: true\n")}`)["`scope`"] ?? "",
      /^`a b`/,
    );
  });
  test("the tenant's grant, where the file gives no scopes", () =>
    match(
      token(`${TENANTS}${API}${grant("wor|ker")}`, FACTS)["`scope`"] ?? "",
      /^`read:a write:a` \(.*as on the tenant\)$/,
    ));
  test("an application by its name, as far as that is one", () => {
    equal(token(`${TENANTS}${API}${grant("Wor|ker", SCOPE)}`, FACTS)["`client_id`"], "`abc`");
    equal(token(`${TENANTS}${API}${grant("Tw|in", SCOPE)}`, FACTS)["`client_id`"], undefined);
  });
  test("only tenants that the grant is for", () =>
    equal(token(`${TWO}${API}${grant("wor|ker", "        tenants: [live]\n")}`)["`azp`"], "`def`"));
  for (const more of ["        subject_type: user\n", "        state: absent\n"])
    test(`none with ${more.trim()}`, () => deepEqual(token(`${TENANTS}${API}${grant("wor|ker", more)}`), {}));
});

describe("no token", () => {
  for (const marked of [
    "apis:\n  - name: Ord|ers\n",
    "apis:\n  - identifier: urn|:a\n    state: absent\n",
    "apis:\n  - identifier: ${NO|NE}\n",
    `${TENANTS}${API}${grant("worker", "        scope: [rea|d]\n")}`,
  ])
    test(JSON.stringify(marked), () => deepEqual(token(marked), {}));
});

test("it says what it does not know", () => {
  const { file, position } = atCursor(`${TENANTS}apis:\n  - identifier: urn|:a\n    token_lifetime: \${NONE}\n`);
  match(JSON.stringify(hover(file, position)), /not known here/);
});

/** The hover at the cursor. */
function says(marked: string, facts = NONE_KNOWN): string {
  const { file, position } = atCursor(marked);
  const found = hover(file, position, facts);
  ok(found && typeof found.contents === "object" && "value" in found.contents);
  return found.contents.value;
}

describe("an application that a tenant gives no token", () => {
  const none = (client: string, why: string, tenants = TENANTS) =>
    test(`${client}: ${why}`, () => {
      const text = says(`${tenants}${API}${grant(client, SCOPE)}`, FACTS).replaceAll("\\", "");
      ok(text.includes(`**No token for this grant** with client credentials${why}`), text);
      equal(text.includes("**The token for this grant**"), why.startsWith(" on "));
    });
  none("Shop|", ": Shop is a public application (spa).");
  none("We|b", ": Web may not use client credentials.");
  none("Nobo|dy", ": The tenant has no application Nobody.");
  none("Twi|n", ": Several applications on the tenant are named Twin.");
  none("work|er", ": The tenant has no application worker.", TENANTS.replace("abc", "gone"));
  none("work|er", " on dev: worker is a public application (spa).", TWO.replace("abc", "shop"));
  test("is not known where the tenant isn't", () =>
    ok(!says(`${TENANTS}${API}${grant("Nobo|dy", SCOPE)}`).includes("No token")));
  test("… and is one of a user's grant for its users", () =>
    ok(!says(`${TENANTS}${API}${grant("Sho|p", "        subject_type: user\n")}`, FACTS).includes("No token")));
});

describe("an API that refuses applications", () => {
  const DENY = "    subject_type_authorization: { client: { policy: deny_all } }\n";
  test("has no token", () => {
    match(
      says(API.replace("urn:a", "urn:|a") + DENY),
      /^\*\*No token for this API\*\* with client credentials: `client.policy`/,
    );
  });
  test("has none for a grant either", () => {
    match(says(API + DENY + grant("wor|ker", SCOPE)), /^\*\*No token for this grant\*\*/);
  });
  test("… on the tenants where it refuses them", () => {
    const variables = TWO.replace("abc }", "abc }, variables: { P: deny_all }").replace(
      "def }",
      "def }, variables: { P: require_client_grant }",
    );
    const text = says(variables + API.replace("Ord", "O|rd") + DENY.replace("deny_all", '"${P}"'));
    match(text, /`https:\/\/l\.eu\.auth0\.com\/`/);
    match(text, /\*\*No token for this API\*\* with client credentials on dev:/);
  });
});
