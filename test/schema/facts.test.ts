import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { apiNever, fieldAt, fieldOf, isSecretName, keysAt, keysOf, wireFields } from "../../server/src/schema/facts.ts";

test("a field is found by its path from the file's root", () => {
  const field = fieldAt(["apis", 3, "token_lifetime"]);
  deepEqual(
    { key: field?.key, definition: field?.definition, types: field?.types, unit: field?.unit, default: field?.default },
    { key: "token_lifetime", definition: "TokenLifetime", types: ["integer"], unit: "seconds", default: 86400 },
  );
  deepEqual([field?.minimum, field?.maximum], [0, 2592000]);
});

test("a field is found by a definition and a path in it", () =>
  deepEqual(fieldOf("Api", ["subject_type_authorization", "user", "policy"]), {
    ...fieldOf("UserPolicy"),
    key: "policy",
  }));

test("free names lead to what stands under them", () => {
  equal(fieldAt(["tenants", "anything", "domain"])?.required, true);
  equal(fieldAt(["rules", "anything"])?.definition, "RuleSetting");
  equal(fieldAt(["tenants", "dev", "variables", "BASE"])?.types.includes("number"), true);
  equal(fieldAt(["apis", 0, "grants", 0, "scope", 0])?.maxLength, 280);
});

test("what the schema doesn't know has no field", () => {
  for (const path of [
    ["nothing"],
    ["x-mine", "a"],
    ["apis", 0, "constructor"],
    ["apis", 0, "name", "a"],
    ["apis", "0"],
  ])
    equal(fieldAt(path), undefined, path.join("."));
});

test("enum values come with their meanings", () => {
  deepEqual(fieldOf("Grant", ["subject_type"])?.values?.slice(0, 1), [
    {
      value: "client",
      meaning: "machine-to-machine access",
      markdown: "Machine-to-machine: the application asks for itself (client credentials).",
    },
  ]);
  deepEqual(
    fieldAt(["rules", "trailing-slash"])?.values?.map(({ value }) => value),
    ["off", "hint", "info", "warning", "error"],
  );
});

test("keys come in order, required ones first", () => {
  deepEqual(names(keysAt([])), ["apis", "tenants", "rules", "defaults", "extends"]);
  deepEqual(names(keysOf("Api")).slice(0, 4), ["identifier", "name", "signing_alg", "token_dialect"]);
  deepEqual(names(keysAt(["apis", 0, "scopes", 0])), ["value", "description"]);
  deepEqual(names(keysAt(["tenants"])), []);
  deepEqual(names(keysOf("Api", ["token_encryption", "encryption_key"])), ["alg", "pem", "name", "kid"]);
});

test("defaults take every field of an API but what is each API's own", () => {
  const own = ["identifier", "name", "scopes", "grants", "tenants", "state"];
  deepEqual(
    names(keysOf("Defaults")),
    names(keysOf("Api")).filter((key) => !own.includes(key)),
  );
});

test("wire fields leave out this file's own keys", () => {
  deepEqual(
    names(keysOf("Api")).filter((key) => !names(wireFields("Api")).includes(key)),
    ["grants", "tenants", "state"],
  );
  deepEqual(names(wireFields("Grant")), [
    "subject_type",
    "scope",
    "allow_all_scopes",
    "organization_usage",
    "allow_any_organization",
    "authorization_details_types",
  ]);
});

test("only these are fixed once made", () => {
  const fixed = (name: "Api" | "Grant") => names(keysOf(name).filter(({ immutable }) => immutable));
  deepEqual([fixed("Api"), fixed("Grant")], [["identifier"], ["client", "subject_type"]]);
});

test("what must never stand in an API, and why", () => {
  deepEqual(
    [...apiNever].map(([key, { kind }]) => `${key}: ${kind}`),
    ["id: read-only", "is_system: read-only", "client_id: read-only", "signing_secret: secret"],
  );
  equal(apiNever.get("id")?.reason, "Auth0 makes it when the API is created");
});

test("secrets are known by their names", () => {
  for (const key of ["signing_secret", "clientSecret", "client-secret", "SECRET", "db.password", "my_private_key"])
    equal(isSecretName(key), true, key);
  for (const key of ["client_id", "secrets", "scopes", "pem", "secretary", "", "x".repeat(1_000_000)])
    equal(isSecretName(key), false, key.slice(0, 20));
});

function names(fields: readonly { readonly key: string }[]): readonly string[] {
  return fields.map(({ key }) => key);
}
