import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { application, type RunningTenant, runningTenant } from "../local-tenant/running-tenant.ts";
import { probes, type Schema } from "./probes.ts";
import { type Json, sharedData } from "./recorded.ts";

const pem = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "pem" });

interface OpenApi {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

function openApi(data: string): OpenApi {
  return JSON.parse(readFileSync(join(data, "management-api-openapi-subset.json"), "utf8")) as OpenApi;
}

describe("Auth0's OpenAPI document and the local tenant agree", () => {
  it("on what a request body may hold, value by value at each limit", async (t) => {
    const data = sharedData(t);
    if (data === undefined) return;
    const { schemas } = openApi(data).components;
    const tenant = await runningTenant(t);
    const { client_id } = application(tenant, "Orders Worker");
    let count = 0;
    const bodies: [schema: string, send: (body: Json) => ReturnType<RunningTenant["manage"]>, base: Json][] = [
      [
        "CreateResourceServerRequestContent",
        (body) => tenant.manage("POST", "resource-servers", { identifier: `urn:${++count}`, ...body }),
        {},
      ],
      ["UpdateResourceServerRequestContent", (body) => tenant.manage("PATCH", "resource-servers/urn:base", body), {}],
      [
        "CreateClientGrantRequestContent",
        (body) => tenant.manage("POST", "client-grants", { audience: "urn:base", ...body }),
        { client_id },
      ],
      ["UpdateClientGrantRequestContent", (body) => tenant.manage("PATCH", `client-grants/${grant}`, body), {}],
    ];
    await tenant.manage("POST", "resource-servers", { identifier: "urn:base" });
    const made = await tenant.manage("POST", "client-grants", {
      client_id,
      audience: "urn:base",
      subject_type: "user",
    });
    const grant = String(made.body["id"]);

    for (const [name, send, base] of bodies) {
      const properties = schemas[name]?.properties ?? {};
      assert.ok(Object.keys(properties).length > 3, name);
      assert.equal((await send({ ...base, nonsense: 1 })).body["errorCode"], "invalid_body", name);
      for (const [property, schema] of Object.entries(properties)) {
        const tried = probes(schema, schemas, { pem: pem.toString() });
        // A grant is for a client or for a group, never both.
        const rest = property === "default_for" ? {} : base;
        for (const { value, valid } of tried) {
          const { status, body } = await send({ ...rest, [property]: value });
          const what = `${name}.${property} = ${JSON.stringify(value).slice(0, 80)}: ${JSON.stringify(body).slice(0, 200)}`;
          // Valid bodies may still meet a 404 or 409; what matters here is the schema.
          if (valid) assert.notEqual(status, 400, what);
          else assert.deepEqual([status, body["errorCode"]], [400, "invalid_body"], what);
        }
      }
    }
  });

  it("on what an answer holds", async (t) => {
    const data = sharedData(t);
    if (data === undefined) return;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(openApi(data), "api");
    const conforms = (name: string, body: unknown) => {
      const validate = ajv.getSchema(`api#/components/schemas/${name}`);
      assert.ok(validate, name);
      assert.ok(validate(body), `${name}: ${JSON.stringify(validate.errors)} in ${JSON.stringify(body)}`);
    };
    const tenant = await runningTenant(t);
    const { client_id } = application(tenant, "Orders Worker");
    const api = {
      identifier: "urn:a",
      name: "A",
      signing_alg: "HS256",
      scopes: [{ value: "read" }],
      enforce_policies: true,
      token_dialect: "rfc9068_profile_authz",
      consent_policy: "transactional-authorization-with-mfa",
      authorization_details: [{ type: "payment" }],
      proof_of_possession: { mechanism: "mtls", required: true },
    };
    conforms("CreateResourceServerResponseContent", (await tenant.manage("POST", "resource-servers", api)).body);
    conforms("UpdateResourceServerResponseContent", (await tenant.manage("PATCH", "resource-servers/urn:a", {})).body);
    conforms("GetResourceServerResponseContent", (await tenant.manage("GET", "resource-servers/urn:a")).body);
    const grant = { client_id, audience: "urn:a", scope: ["read"], organization_usage: "allow" };
    const made = await tenant.manage("POST", "client-grants", grant);
    conforms("CreateClientGrantResponseContent", made.body);
    const path = `client-grants/${String(made.body["id"])}`;
    conforms("GetClientGrantResponseContent", (await tenant.manage("GET", path)).body);
    conforms("UpdateClientGrantResponseContent", (await tenant.manage("PATCH", path, { allow_all_scopes: true })).body);
    for (const query of ["", "?include_totals=true"]) {
      conforms("ListResourceServerResponseContent", (await tenant.manage("GET", `resource-servers${query}`)).body);
      conforms("ListClientGrantResponseContent", (await tenant.manage("GET", `client-grants${query}`)).body);
    }
    conforms("ListClientGrantPaginatedResponseContent", (await tenant.manage("GET", "client-grants?take=1")).body);
  });
});
