import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { CodeAction } from "vscode-languageserver/node";
import { MODERN, start, URI } from "./client.ts";

test("what is known of a tenant says which fix leaves fewer errors", async () => {
  const session = start();
  await session.initialize();
  session.open(
    "rules: { unknown-client: error }\ntenants: { live: { domain: acme.eu.auth0.com } }\napis:\n  - identifier: urn:a\n    grants: [{ client:Worker, allow_all_scopes: true }]\n",
  );
  const preferred = async () => {
    const position = { line: 4, character: 17 };
    const actions = await session.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: URI },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ["quickfix"] },
    });
    return actions.map(({ title, isPreferred }) => [title, isPreferred]);
  };
  deepEqual(await preferred(), [["Put a space behind the colon", true]]);
  const domain = "acme.eu.auth0.com";
  session.notify("authApis/tenantFacts", { domain, readAt: 1, state: { apis: [], grants: [], clients: [] } });
  deepEqual(await preferred(), [["Put a space behind the colon", undefined]]);
  equal(await session.stop(), 0);
});

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
