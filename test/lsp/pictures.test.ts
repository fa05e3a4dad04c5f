import { deepEqual, equal, match } from "node:assert/strict";
import { test } from "node:test";
import type { Location, SymbolInformation, WorkspaceDiagnosticReport, WorkspaceEdit } from "vscode-languageserver/node";
import { MODERN, type Session, start } from "./client.ts";

const FOLDER = { workspaceFolders: [{ uri: "file:///there-is-no-such-folder", name: "work" }] };
const OWN = "file:///there-is-no-such-folder/auth-apis.yaml";
/** As VS Code opens them for a comparison with git, and this extension for a plan. */
const pictures = [
  "git:/there-is-no-such-folder/auth-apis.yaml?%7B%22path%22%3A%22%2Fwork%2Fauth-apis.yaml%22%2C%22ref%22%3A%22~%22%7D",
  "auth-apis-view:/1/auth-apis.yaml",
];
const text = `tenants:
  live: { domain: acme.eu.auth0.com, clients: { worker: Lz8TqXWm1VbYfQd3 } }
apis:
  - name: Orders
    identifier: https://a.acme.com
    enforce_policies: true
    grants: [{ client: worker, scope: [] }]
`;

async function withOpen(uris: readonly string[], run: (session: Session) => Promise<void>, params: object = FOLDER) {
  const session = start();
  await session.initialize(MODERN, params);
  for (const uri of uris) session.open(text, uri);
  await run(session);
  equal(await session.stop(), 0);
}

const codes = async (session: Session, uri: string): Promise<unknown> =>
  (await session.pull(uri)).map(({ code }) => code);

test("a picture of a file is no second one, and nothing is found in it", () =>
  withOpen([OWN, ...pictures], async (session) => {
    deepEqual(await codes(session, OWN), []);
    for (const uri of pictures) deepEqual(await codes(session, uri), [], uri);
    const { items } = await session.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
    });
    deepEqual(
      items.map(({ uri }) => uri),
      [OWN],
    );
    const symbols = await session.request<SymbolInformation[]>("workspace/symbol", { query: "Orders" });
    deepEqual(
      symbols.map(({ location }) => location.uri),
      [OWN],
    );
  }));

test("a picture can be read like a file: its names lead to its own places", () =>
  withOpen([OWN, ...pictures], async (session) => {
    const [uri = ""] = pictures;
    const at = { textDocument: { uri }, position: { line: 6, character: 25 } };
    const found = await session.request<Location[]>("textDocument/definition", at);
    deepEqual(
      found.map((each) => each.uri),
      [uri],
    );
    match(JSON.stringify(await session.request("textDocument/hover", at)), /Lz8TqXWm1VbYfQd3/);
  }));

test("what is open outside of the workspace, or is a draft, is beside nothing", () =>
  withOpen([OWN, "file:///elsewhere/auth-apis.yaml", "untitled:Untitled-1"], async (session) => {
    for (const uri of [OWN, "file:///elsewhere/auth-apis.yaml", "untitled:Untitled-1"])
      deepEqual(await codes(session, uri), [], uri);
    const edit = await session.request<WorkspaceEdit>("textDocument/rename", {
      textDocument: { uri: "file:///elsewhere/auth-apis.yaml" },
      position: { line: 6, character: 25 },
      newName: "mover",
    });
    equal(edit.documentChanges?.length, 1);
  }));

test("without a workspace the files that are open are beside one another", () =>
  withOpen(
    [OWN, "file:///elsewhere/auth-apis.yaml", ...pictures],
    async (session) => {
      deepEqual(await codes(session, OWN), ["duplicate-identifier"]);
      session.notify("workspace/didChangeWorkspaceFolders", {
        event: { added: FOLDER.workspaceFolders, removed: [] },
      });
      deepEqual(await codes(session, OWN), []);
    },
    {},
  ));
