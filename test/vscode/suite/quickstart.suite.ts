import assert from "node:assert/strict";
import * as vscode from "vscode";
import { page, placeCursor, run, scratchFiles } from "./files.ts";
import { userOfEachTest } from "./user.ts";

const text = `tenants:
  dev: { domain: acme-dev.eu.auth0.com }
apis:
  - name: Orders
    identifier: https://quickstart.example.com/orders
    signing_alg: RS512
    scopes: [{ value: "read:orders", description: Read }]
  - name: Invoices
    identifier: https://quickstart.example.com/invoices
    scopes: [{ value: "read:invoices", description: Read }]
`;

describe("a quickstart", () => {
  const files = scratchFiles();
  const me = userOfEachTest();
  let document: vscode.TextDocument;
  before(async () => {
    document = await files.show(text);
  });
  afterEach(async () => {
    for (const each of untitled()) {
      await vscode.window.showTextDocument(each);
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    }
  });
  after(() => files.remove());

  it("opens the code for the API at the cursor, and says how to use it", async () => {
    await placeCursor(document, "signing_alg");
    me.picks("Hono");
    await run("quickstart");
    const opened = untitled();
    assert.deepEqual(
      opened.map(({ languageId }) => languageId),
      ["javascript", "javascript"],
    );
    const [auth] = opened;
    assert.match(auth?.getText() ?? "", /^ {6}issuer: "https:\/\/acme-dev\.eu\.auth0\.com\/",$/m);
    assert.match(auth?.getText() ?? "", /^ {6}audience: "https:\/\/quickstart\.example\.com\/orders",$/m);
    assert.match(auth?.getText() ?? "", /^ {6}algorithms: \["RS512"\],$/m);
    assert.match(await page("Quickstart", /Hono/), /npm install hono@.*\n```[^]*1\. `auth\.mjs`\n1\. `server\.mjs`/);
  });

  it("asks for the API where the cursor doesn't say it", async () => {
    await placeCursor(document, "tenants:");
    me.picks("Invoices");
    me.picks("Go");
    await run("quickstart");
    assert.match(untitled().at(-1)?.getText() ?? "", /^package main$/m);
  });
});

function untitled(): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled);
}
