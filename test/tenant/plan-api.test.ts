import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { suite, test } from "node:test";
import type { JsonObject } from "../../server/src/tenant/desired.ts";
import { writesOf } from "../../server/src/tenant/write.ts";
import { apiOnTenant, identifier, planOf } from "./build.ts";
import type { Wire } from "./fake-management.ts";
import { thumbprint } from "../../server/src/tenant/thumbprint.ts";

const pem = publicKey();
const otherPem = publicKey();
const print = thumbprint(pem) ?? "";

interface Case {
  readonly name: string;
  /** On the tenant, beside what every API has. */
  readonly have: Wire;
  readonly want: JsonObject;
  /** `path: before -> after`; a row that takes a scope away begins with `-`. */
  readonly rows: readonly string[];
  /** What the update sends. */
  readonly body?: JsonObject;
}

const read = { value: "read:orders", description: "Read" };
const write = { value: "write:orders", description: "Write" };

const cases: readonly Case[] = [
  { name: "nothing mentioned, nothing compared", have: { name: "Orders", scopes: [read] }, want: {}, rows: [] },
  { name: "the same", have: { name: "Orders" }, want: { name: "Orders", token_lifetime: 86400 }, rows: [] },
  {
    name: "a field that differs is sent alone",
    have: { name: "Orders", enforce_policies: true },
    want: { name: "Orders", token_lifetime: 3600 },
    rows: ["token_lifetime: 86400 -> 3600"],
    body: { token_lifetime: 3600 },
  },
  {
    name: "a field that the tenant has not set",
    have: {},
    want: { name: "Orders" },
    rows: ['name: null -> "Orders"'],
    body: { name: "Orders" },
  },
  // What the tenant merely doesn't echo.
  { name: "RBAC never set is RBAC off", have: {}, want: { enforce_policies: false }, rows: [] },
  { name: "a dialect never set is the plain one", have: {}, want: { token_dialect: "access_token" }, rows: [] },
  { name: "online access never set is off", have: {}, want: { allow_online_access: false }, rows: [] },
  { name: "scopes never set are none", have: {}, want: { scopes: [] }, rows: [] },
  {
    name: "policies that the answer leaves out are the defaults",
    have: { subject_type_authorization: undefined },
    want: { subject_type_authorization: { user: { policy: "allow_all" } } },
    rows: [],
  },
  {
    name: "RBAC switched on where it was never set",
    have: {},
    want: { enforce_policies: true },
    rows: ["enforce_policies: false -> true"],
    body: { enforce_policies: true },
  },
  // Nested: absent is unmanaged at every depth, and the Management API replaces nested objects whole.
  {
    name: "one policy changes, the other goes along as it is",
    have: {
      subject_type_authorization: {
        user: { policy: "allow_all" },
        client: { policy: "deny_all" },
        device: { policy: "x" },
      },
    },
    want: { subject_type_authorization: { user: { policy: "deny_all" } } },
    rows: ['subject_type_authorization.user.policy: "allow_all" -> "deny_all"'],
    body: {
      subject_type_authorization: {
        user: { policy: "deny_all" },
        client: { policy: "deny_all" },
        device: { policy: "x" },
      },
    },
  },
  {
    name: "required_for survives a change of the mechanism",
    have: { proof_of_possession: { mechanism: "mtls", required: true, required_for: "public_clients" } },
    want: { proof_of_possession: { mechanism: "dpop", required: true } },
    rows: ['proof_of_possession.mechanism: "mtls" -> "dpop"'],
    body: { proof_of_possession: { mechanism: "dpop", required: true, required_for: "public_clients" } },
  },
  {
    name: "a nested object that was not there",
    have: {},
    want: { proof_of_possession: { mechanism: "dpop", required: true } },
    rows: ['proof_of_possession.mechanism: null -> "dpop"', "proof_of_possession.required: null -> true"],
    body: { proof_of_possession: { mechanism: "dpop", required: true } },
  },
  // null clears.
  { name: "null where nothing is set", have: {}, want: { consent_policy: null, token_encryption: null }, rows: [] },
  { name: "null where the tenant says null", have: { consent_policy: null }, want: { consent_policy: null }, rows: [] },
  {
    name: "null clears what is set",
    have: { consent_policy: "transactional-authorization-with-mfa", authorization_policy: { policy_id: "p" } },
    want: { consent_policy: null, authorization_policy: null },
    rows: [
      'consent_policy: "transactional-authorization-with-mfa" -> null',
      'authorization_policy: {"policy_id":"p"} -> null',
    ],
    body: { consent_policy: null, authorization_policy: null },
  },
  {
    name: "null clears the authorization details",
    have: { authorization_details: [{ type: "payment" }] },
    want: { authorization_details: null },
    rows: ['authorization_details.payment: {"type":"payment"} -> null'],
    body: { authorization_details: null },
  },
  // Scopes: by value, never by place.
  {
    name: "another order is no difference",
    have: { scopes: [read, write] },
    want: { scopes: [write, read] },
    rows: [],
  },
  {
    name: "a description that the file doesn't mention",
    have: { scopes: [read] },
    want: { scopes: [{ value: "read:orders" }] },
    rows: [],
  },
  {
    name: "a scope more",
    have: { scopes: [read] },
    want: { scopes: [{ value: "write:orders" }, { value: "read:orders" }] },
    rows: ['scopes.write:orders: null -> {"value":"write:orders"}'],
    body: { scopes: [read, { value: "write:orders" }] },
  },
  {
    name: "another description",
    have: { scopes: [read, write] },
    want: { scopes: [{ value: "read:orders", description: "See" }, { value: "write:orders" }] },
    rows: ['scopes.read:orders.description: "Read" -> "See"'],
    body: { scopes: [{ value: "read:orders", description: "See" }, write] },
  },
  {
    name: "a scope that the list leaves out is a removal, and the update keeps it",
    have: { scopes: [read, write], name: "Orders" },
    want: { scopes: [{ value: "new:orders" }, { value: "read:orders" }], name: "Shop" },
    rows: [
      'scopes.new:orders: null -> {"value":"new:orders"}',
      'name: "Orders" -> "Shop"',
      '- scopes.write:orders: {"value":"write:orders","description":"Write"} -> null',
    ],
    body: { scopes: [read, write, { value: "new:orders" }], name: "Shop" },
  },
  {
    name: "an empty list removes every scope, one row each",
    have: { scopes: [read, { value: "write:orders" }] },
    want: { scopes: [] },
    rows: [
      '- scopes.read:orders: {"value":"read:orders","description":"Read"} -> null',
      '- scopes.write:orders: {"value":"write:orders"} -> null',
    ],
  },
  {
    name: "a scope named like a member of every object",
    have: { scopes: [{ value: "constructor" }] },
    want: { scopes: [{ value: "constructor", description: "x" }, { value: "__proto__" }] },
    rows: ['scopes.constructor.description: null -> "x"', 'scopes.__proto__: null -> {"value":"__proto__"}'],
    body: { scopes: [{ value: "constructor", description: "x" }, { value: "__proto__" }] },
  },
  // Authorization details: by type.
  {
    name: "details of a type that the tenant knows more of",
    have: { authorization_details: [{ type: "payment", label: "Pay" }, { type: "old" }] },
    want: { authorization_details: [{ type: "new" }, { type: "payment" }] },
    rows: ['authorization_details.new: null -> {"type":"new"}', 'authorization_details.old: {"type":"old"} -> null'],
    body: { authorization_details: [{ type: "payment", label: "Pay" }, { type: "new" }] },
  },
  // The encryption key comes back as its thumbprint (RFC 7638).
  {
    name: "the same key",
    have: encryption({ thumbprint_sha256: print, kid: "1" }),
    want: encryption({ pem }) as JsonObject,
    rows: [],
  },
  {
    name: "a tenant that says nothing of the key",
    have: encryption({ kid: "1" }),
    want: encryption({ pem }) as JsonObject,
    rows: [],
  },
  {
    name: "another key",
    have: encryption({ thumbprint_sha256: print, kid: "1" }),
    want: encryption({ pem: otherPem }) as JsonObject,
    rows: [`token_encryption.encryption_key.thumbprint_sha256: "${print}" -> "${thumbprint(otherPem) ?? ""}"`],
    body: encryption({ kid: "1", pem: otherPem }) as JsonObject,
  },
  {
    name: "the key's name changes, and the key goes along",
    have: encryption({ thumbprint_sha256: print, name: "one" }),
    want: encryption({ pem, name: "two" }) as JsonObject,
    rows: ['token_encryption.encryption_key.name: "one" -> "two"'],
    body: encryption({ pem, name: "two" }) as JsonObject,
  },
];

suite("an API that is there", () => {
  for (const { name, have, want, rows, body } of cases) {
    test(name, () => {
      const { changes, work } = planOf([{ fields: want }], { apis: [apiOnTenant(have)] });
      const shown = changes.flatMap(({ kind, fields }) =>
        fields.map(({ path, before, after }) => {
          const mark = kind === "removal" ? "- " : "";
          return `${mark}${path}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`;
        }),
      );
      assert.deepEqual(shown, rows);
      const update = writesOf(work).find((each) => !each.removal);
      const seen = update?.seen?.fields ?? {};
      if (body) assert.deepEqual(inAnyOrder(update?.body(seen)), inAnyOrder(body));
      else assert.equal(update, undefined);
    });
  }
});

test("a body without a pem for its key is not sent", () => {
  const have = { apis: [apiOnTenant(encryption({ thumbprint_sha256: print, name: "one" }))] };
  const want = { token_encryption: { encryption_key: { name: "two" } } };
  const [row] = planOf([{ fields: want }], have).changes;
  assert.equal(row?.kind, "blocked");
  assert.match(row.reason ?? "", /pem/);
});

test("a new API has what the file mentions; null is left out", () => {
  const fields: JsonObject = {
    name: "Orders",
    consent_policy: null,
    scopes: [read],
    subject_type_authorization: { user: { policy: "deny_all" } },
  };
  const { changes, work } = planOf([{ fields }], {});
  assert.deepEqual(changes, [
    {
      kind: "create",
      resource: "api",
      identifier,
      fields: [
        { path: "name", before: null, after: "Orders" },
        { path: "scopes.read:orders", before: null, after: read },
        { path: "subject_type_authorization.user.policy", before: null, after: "deny_all" },
      ],
    },
  ]);
  const { consent_policy: _, ...rest } = fields;
  assert.deepEqual(writesOf(work)[0]?.body({}), { identifier, ...rest });
});

suite("a new API that was probably another one (auth0-deploy-cli#129)", () => {
  const old = (id: string, name: string) => apiOnTenant({ identifier: id, name, scopes: [read] });
  const looksLike: readonly (readonly [name: string, tenant: string, file: string])[] = [
    ["trailing slash", "https://api.acme.com/orders/", "https://api.acme.com/orders"],
    ["scheme", "http://api.acme.com/orders", "https://api.acme.com/orders"],
    ["letter case", "https://api.acme.com/Orders", "https://api.acme.com/orders"],
    ["default port", "https://api.acme.com:443/orders", "https://api.acme.com/orders"],
    ["www", "https://www.acme.com/orders", "https://acme.com/orders"],
    ["percent-encoding", "https://api.acme.com/%6frders", "https://api.acme.com/orders"],
  ];
  for (const [name, tenant, file] of looksLike) {
    test(name, () => {
      const [row] = planOf([{ identifier: file }], { apis: [old(tenant, "Old")] }).changes;
      assert.equal(row?.kind, "create");
      assert.match(row.reason ?? "", /An identifier can't be changed/);
      assert.ok(row.reason?.includes(`${tenant}, which stays on the tenant with 1 scope and 0 grants`), row.reason);
    });
  }
  test("the same name", () => {
    const [row] = planOf([{ fields: { name: "Orders" } }], { apis: [old("urn:orders", "Orders")] }).changes;
    assert.ok(row?.reason?.includes("probably urn:orders"), row?.reason);
  });
  test("one that the file deletes", () => {
    const wanted = [{ fields: { name: "Orders" } }, { identifier: "urn:orders", absent: true }];
    const [row] = planOf(wanted, { apis: [old("urn:orders", "Orders")] }).changes;
    assert.ok(row?.reason?.includes("which the file deletes"), row?.reason);
  });
  test("not one that the file keeps", () => {
    const wanted = [{ fields: { name: "Orders" } }, { identifier: "urn:orders" }];
    assert.equal(planOf(wanted, { apis: [old("urn:orders", "Orders")] }).changes[0]?.reason, undefined);
  });
});

function encryption(key: Wire): Wire {
  return { token_encryption: { format: "compact-nested-jwe", encryption_key: { alg: "RSA-OAEP-256", ...key } } };
}

function publicKey(): string {
  return generateKeyPairSync("rsa", { modulusLength: 2048 })
    .publicKey.export({ type: "spki", format: "pem" })
    .toString();
}

/** Lists stay as they are; the order of an object's keys doesn't matter. */
function inAnyOrder(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}
