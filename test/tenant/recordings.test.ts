import type { JsonObject } from "../../server/src/facts/json.ts";
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import { readApi, readClient, readGrant } from "../../server/src/tenant/connection/edge.ts";
import { clientOnTenant, planOf } from "./build.ts";
import type { Wire } from "./fake-management.ts";

// What real tenants answered to a create or a change is no difference from what was asked of them.

interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly request_body: Wire | null;
  readonly status: number;
  readonly response_body: Wire | null;
}

const folder = join(process.cwd(), "../shared/data");
const files = ["recorded-deploy-cli.jsonl", "recorded-extra.jsonl"].map((file) => join(folder, file));
const missing = files.every((file) => existsSync(file)) ? false : `no recordings at ${folder}`;
const exchanges = missing
  ? []
  : files.flatMap((file) => readFileSync(file, "utf8").trim().split("\n")).map((line) => JSON.parse(line) as Exchange);
const written = (collection: string) =>
  exchanges.flatMap(({ method, path, request_body: asked, response_body: answer, status }) =>
    asked && answer && status < 300 && method !== "GET" && path.startsWith(`/api/v2/${collection}`)
      ? [{ asked, answer }]
      : [],
  );

suite("recordings of real tenants", { skip: missing }, () => {
  test("an API is what was asked for", () => {
    const all = written("resource-servers");
    assert.ok(all.length > 5);
    for (const { asked, answer } of all) {
      const { identifier, ...fields } = { identifier: String(answer["identifier"]), ...asked };
      const { changes } = planOf([{ identifier, fields }], { apis: [answer] });
      assert.deepEqual(changes, [], JSON.stringify(asked));
    }
  });

  test("a grant is what was asked for", () => {
    const all = written("client-grants");
    assert.ok(all.length > 4);
    for (const { asked, answer } of all) {
      const { audience, client_id, subject_type, ...fields } = { ...answer, ...asked } as Record<string, string>;
      const own = Object.fromEntries(Object.entries(fields).filter(([key]) => key in asked)) as JsonObject;
      const subjectType = subject_type === "user" ? "user" : "client";
      const { changes } = planOf(
        [{ identifier: audience ?? "", grants: [{ client: client_id ?? "", subjectType, fields: own }] }],
        {
          apis: [{ id: "5f1", identifier: audience }],
          grants: [answer],
          clients: [clientOnTenant(client_id ?? "")],
        },
      );
      assert.deepEqual(changes, [], JSON.stringify(asked));
    }
  });

  test("every item of every list can be read, and nothing of it is a secret", () => {
    const readers = { resource_servers: readApi, client_grants: readGrant, clients: readClient };
    for (const [key, read] of Object.entries(readers)) {
      const items = exchanges.flatMap(({ response_body: body }) => (body?.[key] ?? []) as unknown[]);
      const whole = items.filter((item) => typeof item === "object" && item !== null && Object.keys(item).length > 3);
      assert.ok(whole.length > 0, key);
      for (const item of whole) {
        const seen = read(item, "x");
        const names = [...Object.keys(seen), ...Object.keys("fields" in seen ? seen.fields : {})];
        assert.deepEqual(
          names.filter((name) => /secret|signing_key|jwt/.test(name)),
          [],
        );
      }
    }
  });
});
