import assert from "node:assert/strict";
import * as vscode from "vscode";
import { problems } from "./problems.ts";
import { workspaceFiles } from "./workspace-files.ts";

const texts = {
  "base.auth-apis.yaml": `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    variables: { HOST: orders.example.com }
    clients: { worker: Lz8TqXWm1VbYfQd3 }
`,
  "orders.auth-apis.yaml": `extends: base.auth-apis.yaml
apis:
  - name: Orders
    identifier: https://\${HOST}
    token_lifetime: &short 600
    enforce_policies: true
    scopes:
      - value: read:orders
    grants:
      - client: worker
        scope: [read:orders]
  - name: Stock
    identifier: https://stock.example.com
    token_lifetime: *short
    enforce_policies: true
`,
  "stock.auth-apis.yaml": `extends: base.auth-apis.yaml
apis:
  - name: Stock
    identifier: https://stock.example.com
    enforce_policies: true
    grants:
      - client: worker
        scope: []
`,
};
type File = keyof typeof texts;
const all = Object.keys(texts) as File[];

/** What stands at more than one place: what it is, the file in which it is asked for, itself, and another name for it. */
const names: readonly (readonly [what: string, file: File, name: string, other: string])[] = [
  ["an identifier", "stock.auth-apis.yaml", "https://stock.example.com", "https://goods.example.com"],
  ["a client's short name", "orders.auth-apis.yaml", "worker", "batch"],
  ["a scope", "orders.auth-apis.yaml", "read:orders", "see:orders"],
  ["a variable", "orders.auth-apis.yaml", "HOST", "ORDERS_HOST"],
  ["an anchor", "orders.auth-apis.yaml", "short", "ten_minutes"],
];

describe("names", () => {
  const files = workspaceFiles("names");
  before(async () => {
    for (const name of all) files.write(name, texts[name]);
    await vscode.window.showTextDocument(files.uri("orders.auth-apis.yaml"));
    for (const name of ["orders.auth-apis.yaml", "stock.auth-apis.yaml"])
      await problems(files.uri(name), ["duplicate-identifier"]);
  });
  after(() => files.remove());

  const open = (name: string) => vscode.workspace.openTextDocument(files.uri(name));
  const nowhere = new vscode.Position(1, 2);
  /** Asks VS Code for something at the last place in a file where a text stands. */
  const ask = async <T>(command: string, file: File, text: string, ...more: readonly unknown[]): Promise<T> => {
    const document = await open(file);
    const position = document.positionAt(document.getText().lastIndexOf(text) + 1);
    return vscode.commands.executeCommand<T>(command, document.uri, position, ...more);
  };
  /** Every place where a text stands: `file:line:character`. */
  const placesOf = (text: string): string[] =>
    all.flatMap((file) =>
      texts[file]
        .split("\n")
        .flatMap((line, at) => [...line.matchAll(new RegExp(text, "g"))].map(({ index }) => `${file}:${at}:${index}`)),
    );
  const shown = ({ uri, range: { start } }: vscode.Location): string =>
    `${uri.path.split("/").at(-1) ?? ""}:${start.line}:${start.character}`;

  for (const [what, file, name, other] of names) {
    it(`gives ${what} another name wherever it stands, and back again`, async () => {
      for (const [from, to, wanted] of [
        [name, other, (text: string) => text.replaceAll(name, other)],
        [other, name, (text: string) => text],
      ] as const) {
        const edit = await ask<vscode.WorkspaceEdit>("vscode.executeDocumentRenameProvider", file, from, to);
        assert.ok(await vscode.workspace.applyEdit(edit));
        for (const each of all) assert.equal((await open(each)).getText(), wanted(texts[each]), each);
      }
    });

    it(`finds ${what} wherever it stands`, async () => {
      const found = await ask<vscode.Location[]>("vscode.executeReferenceProvider", file, name);
      assert.deepEqual(found.map(shown).sort(), placesOf(name).sort());
      const marked = await ask<vscode.DocumentHighlight[]>("vscode.executeDocumentHighlights", file, name);
      const own = marked.map(({ range }) => shown(new vscode.Location(files.uri(file), range)));
      assert.deepEqual(
        own,
        placesOf(name).filter((place) => place.startsWith(file)),
      );
    });
  }

  it("leads to where a name is given, along extends as well", async () => {
    for (const [name, place] of [
      ["worker", "base.auth-apis.yaml:4:15"],
      ["HOST", "base.auth-apis.yaml:3:17"],
      ["read:orders", "orders.auth-apis.yaml:7:15"],
      ["short", "orders.auth-apis.yaml:4:21"],
    ] as const) {
      const found = await ask<vscode.Location[]>("vscode.executeDefinitionProvider", "orders.auth-apis.yaml", name);
      assert.deepEqual(found.map(shown), [place]);
    }
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      "vscode.executeLinkProvider",
      files.uri("stock.auth-apis.yaml"),
    );
    const target = links.find(({ range: { start } }) => start.line === 0)?.target;
    assert.equal(target?.toString(), files.uri("base.auth-apis.yaml").toString());
  });

  it("says what can be renamed, at a place where nothing can", async () => {
    const { uri } = await open("orders.auth-apis.yaml");
    await assert.rejects(
      async () => vscode.commands.executeCommand("vscode.prepareRename", uri, nowhere),
      /There is nothing to rename here\. What can be renamed: /,
    );
  });
});
