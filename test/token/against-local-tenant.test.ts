import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { before, test, type TestContext } from "node:test";
import type { JsonObject } from "../../server/src/facts/json.ts";
import type { TokenTest } from "../../server/src/expected/token-test.ts";
import { inspectToken } from "../../server/src/token/inspect-token.ts";
import type { ClientAuthentication } from "../../server/src/token/request/authentication.ts";
import { tokenCache } from "../../server/src/token/request/token-cache.ts";
import { type Surroundings, testToken } from "../../server/src/token/test-token.ts";
import { foresee } from "../../server/src/token/verdict/foresee.ts";
import { overall } from "../../server/src/token/verdict/verdict.ts";
import { tenantKeys } from "../../server/src/token/verify/tenant-keys.ts";
import { tenantState, wantedApi, wantedGrant } from "../expected/token-test.ts";
import { type RunningTenant, runningTenant } from "../local-tenant/running-tenant.ts";

const surroundings: Surroundings = { fetch, now: () => Math.floor(Date.now() / 1000) };
const secret = "a-secret_of~the.application+with/odd:characters%";
const signingSecret = "signing-secret-of-the-api";
const clientId = "app-with-secret";
const keyed = "app-with-key";
const scopes = { scopes: [{ value: "read:a" }, { value: "write:a" }] };

const rsa = () =>
  generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
let key: ReturnType<typeof rsa>;
before(() => {
  key = rsa();
});

/** A tenant with one API per settings, and two applications that may read it: one with a secret, one with a key. */
async function tenantWith(t: TestContext, apis: Readonly<Record<string, JsonObject>>, more: JsonObject = {}) {
  const audiences = Object.keys(apis);
  const app = { app_type: "non_interactive", grant_types: ["client_credentials"] };
  const credentials = [{ credential_type: "public_key", pem: key.publicKey, alg: "RS384" }];
  const grants = [clientId, keyed].flatMap((client_id) =>
    audiences.map((audience) => ({ client_id, audience, scope: ["read:a"], ...(more["grant"] as object | undefined) })),
  );
  return runningTenant(t, {
    seed: {
      resource_servers: audiences.map((identifier) => ({ identifier, ...scopes, ...apis[identifier] })),
      clients: [
        {
          ...app,
          name: "Secret",
          client_id: clientId,
          client_secret: secret,
          ...(more["client"] as object | undefined),
        },
        { ...app, name: "Key", client_id: keyed, client_authentication_methods: { private_key_jwt: { credentials } } },
      ],
      client_grants: grants,
      organizations: (more["organizations"] ?? []) as JsonObject[],
    },
  });
}

function testOf({ domain }: RunningTenant, identifier: string, fields: JsonObject, client = clientId): TokenTest {
  const grant = wantedGrant(client, { scope: ["read:a"] });
  const api = wantedApi(identifier, { ...scopes, ...fields }, [grant]);
  return { tenant: { domain }, api, grant, application: { named: client, clientId: client }, file: [api] };
}

const post: ClientAuthentication = { method: "client_secret_post", secret };

test("4 algorithms x 4 dialects x 3 client authentications: every expectation is held", async (t) => {
  const settings = ["RS256", "RS512", "PS256", "HS256"].flatMap((signing_alg) =>
    ["access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz"].map((token_dialect) => ({
      signing_alg,
      token_dialect,
      enforce_policies: token_dialect.endsWith("_authz"),
      token_lifetime: 600,
      token_lifetime_for_web: 600,
    })),
  );
  const named = settings.map((fields) => [`https://a/${fields.signing_alg}/${fields.token_dialect}`, fields] as const);
  const withSecret = named.map(
    ([identifier, fields]) =>
      [identifier, fields.signing_alg === "HS256" ? { ...fields, signing_secret: signingSecret } : fields] as const,
  );
  const tenant = await tenantWith(t, Object.fromEntries(withSecret));
  const keys = tenantKeys(tenant.domain, surroundings);
  const authentications: readonly (readonly [ClientAuthentication, string])[] = [
    [post, clientId],
    [{ method: "client_secret_basic", secret }, clientId],
    [{ method: "private_key_jwt", privateKey: key.privateKey, algorithm: "RS384" }, keyed],
  ];
  for (const [identifier, fields] of named) {
    for (const [authentication, client] of authentications) {
      const about = `${identifier} ${authentication.method}`;
      const subject = testOf(tenant, identifier, fields, client);
      const tested = await testToken(subject, authentication, { ...surroundings, keys, signingSecret });
      assert.ok(tested.kind === "judged", about);
      assert.deepEqual(
        tested.rows.filter(({ state }) => state !== "held"),
        [],
        about,
      );
      assert.equal(tested.rows.length, 10, about);
      assert.equal(tested.token.kind, "verified", about);
      const facts = tenantState({
        apis: { [identifier]: { ...scopes, ...fields } },
        clients: [{ clientId: client }],
        grants: [{ audience: identifier, clientId: client, fields: { scope: ["read:a"] } }],
      });
      const { answer, rows } = foresee(subject, facts, surroundings.now());
      assert.equal(answer.token, "yes");
      assert.deepEqual(
        rows.map(({ check, state }) => `${check} ${state}`),
        tested.rows
          .filter(({ check }) => check !== "signature" && check !== "expiry")
          .map(({ check }) => `${check} agrees`),
        about,
      );
    }
  }
});

test("DPoP: the token is bound to our key; by mutual TLS nothing is asked", async (t) => {
  const fields = (mechanism: string) => ({ proof_of_possession: { mechanism, required: true } });
  const tenant = await tenantWith(t, { "https://a": fields("dpop") });
  const tested = await testToken(testOf(tenant, "https://a", fields("dpop")), post, surroundings);
  assert.ok(tested.kind === "judged");
  assert.equal(tested.rows.find(({ check }) => check === "sender-constraint")?.state, "held");
  assert.ok(tested.proofKey);
  const mtls = await testToken(testOf(tenant, "https://a", fields("mtls")), post, {
    ...surroundings,
    fetch: () => assert.fail("nothing is sent"),
  });
  assert.ok(mtls.kind === "not-asked");
  assert.deepEqual(
    mtls.answer.reasons.map(({ kind }) => kind),
    ["certificate-needed"],
  );
});

test("an encrypted token is opened with the right key; else only its outer header is judged", async (t) => {
  const encryption_key = { alg: "RSA-OAEP-256", pem: key.publicKey, kid: "mine" };
  const fields = { token_encryption: { format: "compact-nested-jwe", encryption_key } };
  const tenant = await tenantWith(t, { "https://a": fields });
  const states = async (decryptionKey?: string) => {
    const subject = testOf(tenant, "https://a", fields);
    const tested = await testToken(subject, post, { ...surroundings, decryptionKey });
    assert.ok(tested.kind === "judged");
    return [tested.token.kind, ...new Set(tested.rows.map(({ state }) => state))];
  };
  assert.deepEqual(await states(), ["encrypted", "unknown"]);
  assert.deepEqual(await states("no key"), ["encrypted", "unknown"]);
  assert.deepEqual(await states(rsa().privateKey), ["encrypted", "unknown"]);
  assert.deepEqual(await states(key.privateKey), ["verified", "held"]);
});

test("within an organization; a quota that is used up is explained, and a kept token costs none of it", async (t) => {
  const tenant = await tenantWith(
    t,
    { "https://a": {} },
    {
      grant: { organization_usage: "allow" },
      organizations: [{ id: "org_1", name: "acme", client_grants: [{ client_id: clientId, audience: "https://a" }] }],
      client: { token_quota: { client_credentials: { per_hour: 1 } } },
    },
  );
  const subject = { ...testOf(tenant, "https://a", {}), organization: "org_1" };
  const cache = tokenCache();
  const tested = await testToken(subject, post, { ...surroundings, cache });
  assert.ok(tested.kind === "judged");
  assert.equal(overall(tested.rows), "held");
  assert.equal(tested.keptSince, undefined);
  const again = await testToken(subject, post, { ...surroundings, cache });
  assert.ok(again.kind === "judged" && again.keptSince !== undefined);

  // Another secret, another organization, or a broken expectation: the kept token is no answer.
  const changed = { ...subject, api: { ...subject.api, fields: { ...subject.api.fields, token_lifetime: 60 } } };
  const others = [
    [{ ...subject, organization: undefined }, post],
    [changed, post],
    [subject, { ...post, secret: "another" }],
  ] as const;
  const causes = [];
  for (const [other, authentication] of others) {
    const refused = await testToken(other, authentication, { ...surroundings, cache });
    causes.push(refused.kind === "refused" && refused.explained.cause);
  }
  assert.deepEqual(causes, ["quota", "quota", "wrong-credentials"]);
});

test("a token that somebody gives: judged by its own audience and application", async (t) => {
  const tenant = await tenantWith(t, { "https://a": {}, "https://b": {}, "https://a/": {} });
  const subject = testOf(tenant, "https://a", { token_lifetime: 86_400 });
  const tested = await testToken(subject, post, surroundings);
  assert.ok(tested.kind === "judged");
  const names = new Map([[clientId, "worker"]]);
  const against = { tenant: subject.tenant, file: subject.file, names };
  const inspected = await inspectToken(tested.raw, against, surroundings);
  assert.equal(overall(inspected.rows), "held");
  assert.deepEqual(
    [inspected.subject, inspected.api, inspected.application?.named],
    ["application", { identifier: "https://a", in: "file" }, "worker"],
  );
  const [read, write] = inspected.access;
  assert.deepEqual([read?.scope, read?.inScope, write?.scope, write?.inScope], ["read:a", true, "write:a", false]);
  assert.match(write?.why ?? "", /Not granted to worker: write:a/);
  assert.deepEqual(
    write?.repairs.map(({ kind }) => kind),
    ["edit"],
  );

  const elsewhere = await testToken(testOf(tenant, "https://a/", {}), post, surroundings);
  assert.ok(elsewhere.kind === "judged");
  const near = await inspectToken(elsewhere.raw, against, surroundings);
  assert.deepEqual([near.meant, overall(near.rows)], ["https://a", "broken"]);

  const absent = against.file.map((api) => ({ ...api, absent: true }));
  const gone = await inspectToken(tested.raw, { ...against, file: absent }, surroundings);
  assert.deepEqual([gone.api, overall(gone.rows)], [undefined, "broken"]);
});
