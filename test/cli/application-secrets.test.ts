import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { pretend, type Pretender } from "./pretender.ts";
import { keepSecret } from "./secrets.ts";
import { workspace } from "./workspace.ts";

let tripwire: Pretender;
before(async () => {
  tripwire = await pretend((_, response) => response.end("{}"));
});
after(() => assert.deepEqual(tripwire.asked, [], "somebody was asked who should not have been"));

const secret = keepSecret("s3cret-of-an-application");
const plain = { AUTH0_DOMAIN: "acme.eu.auth0.com", AUTH_APIS_CLIENT_SECRET_abc: secret };
const production = {
  AUTH0_DOMAIN_PROD: "acme.eu.auth0.com",
  AUTH_APIS_CLIENT_SECRET_abc_PROD: secret,
  AUTH_APIS_CLIENT_SIGNING_KEY_PATH_key_PROD: "gone.pem",
};
const longer = { AUTH0_DOMAIN_D: "HERE", AUTH0_DOMAIN_X_D: "x.auth0.com", AUTH_APIS_CLIENT_SECRET_abc_X_D: secret };

interface Withheld {
  readonly client: string;
  /** `HERE` is the domain of the tenant that the token would be asked of. */
  readonly env: Readonly<Record<string, string>>;
  readonly says: RegExp;
}

const unknown = /the secret of \w+ is not known: set AUTH_APIS_CLIENT_SECRET_/;
const withheld: Readonly<Record<string, Withheld>> = {
  "of a set that is for another tenant": { client: "abc", env: production, says: unknown },
  "the same, a key": { client: "key", env: production, says: unknown },
  "of another set than AUTH0_DOMAIN's": { client: "abc", env: { ...production, AUTH0_DOMAIN: "HERE" }, says: unknown },
  "the same, a client id spelling its ending": {
    client: "abc_PROD",
    env: { ...production, AUTH0_DOMAIN: "HERE" },
    says: unknown,
  },
  "the same, a key of it": { client: "key_PROD", env: { ...production, AUTH0_DOMAIN: "HERE" }, says: unknown },
  "of a set with a longer ending": { client: "abc", env: longer, says: unknown },
  "the same, a client id spelling the rest of it": { client: "abc_X", env: longer, says: unknown },
  "without an ending, where the tenant's set has one": {
    client: "abc",
    env: { ...plain, AUTH0_DOMAIN_D: "HERE" },
    says: /the secret of abc is not known: set AUTH_APIS_CLIENT_SECRET_abc_D\n$/,
  },
  "two sets for one tenant": {
    client: "abc",
    env: { AUTH0_DOMAIN_A: "HERE", AUTH0_DOMAIN_B: "HERE" },
    says: /AUTH0_DOMAIN_A and AUTH0_DOMAIN_B are both 127/,
  },
};
for (const [name, { client, env, says }] of Object.entries(withheld)) {
  test(`an application's secret is not sent: ${name}`, async () => {
    const cwd = workspace({ "a.yaml": "apis:\n  - identifier: urn:a\n" });
    const here = Object.fromEntries(
      Object.entries(env).map(([key, value]) => [key, value.replace("HERE", tripwire.domain)]),
    );
    const args = ["token", "a.yaml", "-t", tripwire.domain, "--client", client];
    const { stderr } = exits(await authApis(args, { cwd, env: here }), 64);
    assert.match(stderr, says);
  });
}
