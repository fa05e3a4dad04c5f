import { deepEqual, equal, rejects } from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Location, SymbolInformation, WorkspaceEdit } from "vscode-languageserver/node";
import { MODERN, type Session, start } from "./client.ts";

const root = mkdtempSync(join(tmpdir(), "auth-apis-across-"));
after(() => rmSync(root, { recursive: true, force: true }));
const uriOf = (name: string): string => pathToFileURL(join(root, name)).href;
const nameOf = (uri: string): string => uri.replace(`${pathToFileURL(root).href}/`, "");

for (const [name, text] of Object.entries({
  "work/shared.auth-apis.yaml": "tenants: { live: { domain: a.eu.auth0.com, clients: { worker: id1 } } }\n",
  "work/b/stock.auth-apis.yaml":
    "extends: ../shared.auth-apis.yaml\napis:\n  - identifier: https://stock\n    grants: [{ client: worker, scope: [] }]\n",
  "outside.auth-apis.yaml":
    "extends: work/shared.auth-apis.yaml\napis:\n  - identifier: https://out\n    grants: [{ client: worker, scope: [] }]\n",
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

test("definition, references and rename across files, but none outside of the workspace", async () => {
  const session = await startInWorkspace();
  const outside = uriOf("outside.auth-apis.yaml");
  session.open(readFileSync(join(root, "outside.auth-apis.yaml"), "utf8"), outside);
  const at = { textDocument: { uri: uriOf("work/orders.auth-apis.yaml") }, position: { line: 5, character: 24 } };
  const places = (found: readonly Location[]): string[] =>
    found.map(({ uri, range: { start } }) => `${nameOf(uri)}:${start.line}:${start.character}`).sort();
  const given = "work/shared.auth-apis.yaml:0:54";
  const all = ["work/b/stock.auth-apis.yaml:3:23", "work/orders.auth-apis.yaml:5:23", given];
  deepEqual(places(await session.request("textDocument/definition", at)), [given]);
  const context = { includeDeclaration: true };
  deepEqual(places(await session.request("textDocument/references", { ...at, context })), all);

  const { documentChanges = [] } = await session.request<WorkspaceEdit>("textDocument/rename", {
    ...at,
    newName: "batch",
  });
  const versions = documentChanges.flatMap((each) => ("edits" in each ? [each.textDocument] : []));
  deepEqual(versions.map(({ uri, version }) => [nameOf(uri), version]).sort(), [
    ["work/b/stock.auth-apis.yaml", null],
    ["work/orders.auth-apis.yaml", 1],
    ["work/shared.auth-apis.yaml", null],
  ]);

  session.open(
    'tenants: { live: { domain: a.eu.auth0.com, clients: { worker: "\n',
    uriOf("work/shared.auth-apis.yaml"),
  );
  await rejects(
    session.request("textDocument/rename", { ...at, newName: "batch" }),
    /syntax error right in what begins at line 1 of shared\.auth-apis\.yaml/,
  );
  equal(await session.stop(), 0);
});

test("a client that watches no files has them read again before a rename", async () => {
  const session = await startInWorkspace();
  const stock = join(root, "work/b/stock.auth-apis.yaml");
  writeFileSync(stock, `# Moved.\n${readFileSync(stock, "utf8")}`);
  const { documentChanges = [] } = await session.request<WorkspaceEdit>("textDocument/rename", {
    textDocument: { uri: uriOf("work/orders.auth-apis.yaml") },
    position: { line: 5, character: 24 },
    newName: "batch",
  });
  const change = documentChanges.find(
    (each) => "edits" in each && each.textDocument.uri === uriOf("work/b/stock.auth-apis.yaml"),
  );
  deepEqual(change && "edits" in change && change.edits, [
    { range: { start: { line: 4, character: 23 }, end: { line: 4, character: 29 } }, newText: "batch" },
  ]);
  equal(await session.stop(), 0);
});
