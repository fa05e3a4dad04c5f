import { type ApiCase, runApiCases } from "./api-case.ts";

const read = { value: "read:orders", description: "Read" };
const write = { value: "write:orders", description: "Write" };

const cases: readonly ApiCase[] = [
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
];

runApiCases("an API that is there", cases);
