import assert from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { desiredState } from "../../server/src/tenant/desired/desired-from-file.ts";
import { plan } from "../../server/src/tenant/plan/plan.ts";
import { tenantState } from "../expected/token-test.ts";

const text = `tenants:
  dev: { domain: acme-dev.eu.auth0.com, clients: { worker: id1 } }
  live: { domain: acme.eu.auth0.com }
rules: { unknown-client: off }
apis:
  - identifier: https://a
    grants: [{ client: worker }]
`;

test("a short name that a tenant doesn't map means no application there, whatever is called so, and silenced or not", () => {
  const file = readFile(Document.of(text));
  const live = file.tenants.find(({ name }) => name === "live");
  assert.ok(live);
  const audience = "https://a";
  const tenant = tenantState({
    apis: { [audience]: {} },
    grants: [{ audience, clientId: "id2" }],
    clients: [
      { clientId: "id2", name: "Orders Worker" },
      { clientId: "id3", name: "worker" },
    ],
  });
  const { changes } = plan(desiredState(file, live, analyse(file)), tenant, { thumbprint: () => undefined });
  assert.deepEqual(
    changes.map(({ kind, client }) => `${kind} ${String(client)}`),
    ["blocked worker", "blocked Orders Worker"],
  );
});
