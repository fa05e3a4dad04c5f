import { deepEqual, equal, rejects } from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { SymbolInformation } from "vscode-languageserver/node";
import { MODERN, type Session, start } from "./client.ts";

const root = mkdtempSync(join(tmpdir(), "auth-apis-across-"));
after(() => rmSync(root, { recursive: true, force: true }));
const uriOf = (name: string): string => pathToFileURL(join(root, name)).href;
const nameOf = (uri: string): string => uri.replace(`${pathToFileURL(root).href}/`, "");

for (const [name, text] of Object.entries({
  "work/shared.auth-apis.yaml": "tenants: { live: { domain: a.eu.auth0.com, clients: { worker: id1 } } }\n",
  "work/b/stock.auth-apis.yaml":
    "extends: ../shared.auth-apis.yaml\napis:\n  - identifier: https://stock\n    grants: [{ client: worker, scope: [] }]\n",
})) {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}
const ORDERS = `extends: ./shared.auth-apis.yaml
apis:
  - name: Orders
    identifier: https://orders
    scopes: [{ value: read:a }]
    grants: [{ client: worker, scope: [read:a] }]
`;

async function startInWorkspace(): Promise<Session> {
  const session = start();
  await session.initialize(MODERN, { workspaceFolders: [{ uri: uriOf("work"), name: "work" }] });
  session.open(ORDERS, uriOf("work/orders.auth-apis.yaml"));
  // The files on the disk are looked for in the background.
  while ((await symbols(session, "stock")).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  return session;
}

function symbols(session: Session, query: string): Promise<SymbolInformation[]> {
  return session.request("workspace/symbol", { query });
}

test("symbols of all files, as they are now", async () => {
  const session = await startInWorkspace();
  const found = async (query: string): Promise<string[]> =>
    (await symbols(session, query)).map(({ name, location: { uri } }) => `${nameOf(uri)}: ${name}`).sort();
  deepEqual(await found(""), [
    "work/b/stock.auth-apis.yaml: https://stock",
    "work/orders.auth-apis.yaml: Orders (https://orders)",
    "work/orders.auth-apis.yaml: read:a",
  ]);
  session.edit([4, 22], [4, 28], "see:a", uriOf("work/orders.auth-apis.yaml"));
  deepEqual(await found("see"), ["work/orders.auth-apis.yaml: see:a"]);
  await rejects(session.request("workspace/symbol", {}), /Malformed parameters/);
  equal(await session.stop(), 0);
});
