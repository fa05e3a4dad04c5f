import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { MODERN, start } from "./client.ts";

test("facts about a tenant make findings anew, until they are forgotten", async () => {
  const session = start();
  const refreshed: string[] = [];
  session.connection.onRequest("workspace/diagnostic/refresh", () => void refreshed.push("refresh"));
  await session.initialize({ ...MODERN, workspace: { diagnostics: { refreshSupport: true } } });
  session.open(
    "tenants: { live: { domain: acme.eu.auth0.com } }\napis:\n  - identifier: urn:a\n    enforce_policies: true\n    grants: [{ client: Worker }]\n",
  );
  const codes = async () => (await session.pull()).map(({ code }) => code).filter((code) => code === "unknown-client");
  deepEqual(await codes(), []);
  const domain = "acme.eu.auth0.com";
  session.notify("authApis/tenantFacts", { domain, readAt: 1, state: { apis: [], grants: [], clients: [] } });
  deepEqual(await codes(), ["unknown-client"]);
  session.notify("authApis/tenantFacts", { domain, state: "nonsense" });
  deepEqual(await codes(), ["unknown-client"]);
  session.notify("authApis/tenantFacts", { domain, forget: true });
  deepEqual(await codes(), []);
  equal(refreshed.length, 2);
  equal(await session.stop(), 0);
});
