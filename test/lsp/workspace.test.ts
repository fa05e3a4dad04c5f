import { deepEqual, equal, match, ok } from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { ResponseError } from "vscode-jsonrpc/node";
import { CancellationTokenSource, LSPErrorCodes, type WorkspaceDiagnosticReport } from "vscode-languageserver/node";
import { idling } from "../../server/src/lsp/answers/idle.ts";
import { pullWorkspace } from "../../server/src/lsp/answers/pull.ts";
import { type OpenFiles, openFiles } from "../../server/src/lsp/files/open-files.ts";
import { UTF_16 } from "../../server/src/lsp/wire/position-encoding.ts";
import { MODERN, type Session, start } from "./client.ts";

const roots: string[] = [];
after(() => roots.forEach((root) => rmSync(root, { recursive: true, force: true })));

const text = (identifier: string, domain = "acme.eu.auth0.com"): string =>
  `tenants: { live: { domain: ${domain} } }\napis:\n  - identifier: ${identifier}\n    enforce_policies: true\n`;

/** A workspace with these files, and their URIs. */
function workspace(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), "auth-apis-workspace-"));
  roots.push(root);
  mkdirSync(join(root, "b"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
  const uri = (name: string): string => pathToFileURL(join(root, name)).href;
  return { root, uri, folders: { workspaceFolders: [{ uri: pathToFileURL(root).href, name: "work" }] } };
}

/** A search that never ends. */
const ENDLESS = { isUnderWay: () => true, settled: () => new Promise<void>(() => undefined) };

/** One file that is open, and none on the disk. */
function withOpenFile(): OpenFiles {
  const files = openFiles(
    () => ({ problem: "is not there" }),
    () => [],
    () => undefined,
  );
  files.open("file:///auth-apis.yaml", "auth-apis", 1, "apis: []\n");
  return files;
}

const pullAll = (session: Session, previousResultIds: readonly object[] = []) =>
  session.request<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds });

/** Pulls until as many files are known. */
async function pulled(session: Session, count: number): Promise<WorkspaceDiagnosticReport> {
  for (;;) {
    const report = await pullAll(session);
    if (report.items.length === count) return report;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test("two files with one tenant: duplicates and look-alikes in both, with the other's place", async () => {
  const { uri, folders, root } = workspace({
    "auth-apis.yaml": text("https://a.acme.com"),
    "b/orders.auth-apis.yaml": text("https://a.acme.com", "ACME.eu.auth0.com"),
    "b/dev.auth-apis.yaml": text("https://a.acme.com", "dev.eu.auth0.com"),
  });
  const session = start();
  await session.initialize(MODERN, folders);
  const { items } = await pulled(session, 3);
  const codes = (at: string) => {
    const item = items.find((each) => each.uri === uri(at));
    return item?.kind === "full" ? item.items.map(({ code }) => code) : [];
  };
  deepEqual(codes("auth-apis.yaml"), ["duplicate-identifier"]);
  deepEqual(codes("b/dev.auth-apis.yaml"), []);

  session.open(text("https://a.acme.com/"), uri("auth-apis.yaml"));
  const [, finding] = await session.pull(uri("auth-apis.yaml"));
  equal(finding?.code, "lookalike-identifier");
  match(JSON.stringify(finding.message), /orders\.auth-apis\.yaml only in the trailing slash/);
  deepEqual(
    finding.relatedInformation?.map(({ location }) => location),
    [
      {
        uri: uri("b/orders.auth-apis.yaml"),
        range: { start: { line: 2, character: 16 }, end: { line: 2, character: 34 } },
      },
    ],
  );

  const known = (await pulled(session, 3)).items.map((item) => ({ uri: item.uri, value: item.resultId }));
  deepEqual(
    (await pullAll(session, known)).items.map(({ kind }) => kind),
    ["unchanged", "unchanged", "unchanged"],
  );
  rmSync(join(root, "b", "orders.auth-apis.yaml"));
  session.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: uri("b/orders.auth-apis.yaml"), type: 3 }] });
  const after = await pullAll(session, known);
  deepEqual(after.items.map((item) => [item.uri.replace(/.*\//, ""), item.kind]).toSorted(), [
    ["auth-apis.yaml", "full"],
    // It has nothing to show, as before.
    ["dev.auth-apis.yaml", "unchanged"],
    ["orders.auth-apis.yaml", "full"],
  ]);
  deepEqual(
    (await session.pull(uri("auth-apis.yaml"))).map(({ code }) => code),
    ["trailing-slash"],
  );
  equal(await session.stop(), 0);
});

test("a client that can't pull is sent what another file's edit changes", async () => {
  const { uri, folders } = workspace({ "b/orders.auth-apis.yaml": text("https://b.acme.com") });
  const session = start();
  await session.initialize({}, folders);
  const codes = async (at: string, expected: string): Promise<void> => {
    for (;;) {
      const found = session.published.findLast((each) => each.uri === uri(at))?.diagnostics.map(({ code }) => code);
      if (String(found) === expected) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  session.open(text("https://a.acme.com"), uri("auth-apis.yaml"));
  await codes("auth-apis.yaml", "");
  await codes("b/orders.auth-apis.yaml", "");
  session.edit([2, 24], [2, 25], "b", uri("auth-apis.yaml"));
  await codes("b/orders.auth-apis.yaml", "duplicate-identifier");
  await codes("auth-apis.yaml", "duplicate-identifier");
  session.notify("textDocument/didClose", { textDocument: { uri: uri("auth-apis.yaml") } });
  await codes("b/orders.auth-apis.yaml", "");
  equal(await session.stop(), 0);
});

test("a pull while folders are looked through waits for what is found there, and takes nothing back", async () => {
  const [a, b, c] = ["a", "b", "c"].map((name) => workspace({ "auth-apis.yaml": text(`https://${name}.acme.com/`) }));
  const of = (each: typeof a) => each?.folders.workspaceFolders ?? [];
  const session = start();
  await session.initialize(MODERN, { workspaceFolders: [...of(a), ...of(b)] });
  const told = ({ items }: WorkspaceDiagnosticReport) =>
    items.map((item) => [item.uri, item.kind === "full" ? item.items.length : item.kind]).toSorted();
  const uris = [a, b, c].map((each) => each?.uri("auth-apis.yaml") ?? "");
  const first = await pullAll(session);
  deepEqual(told(first), [uris[0], uris[1]].map((uri) => [uri, 1]).toSorted());
  session.notify("workspace/didChangeWorkspaceFolders", { event: { added: of(c), removed: [] } });
  const second = await pullAll(
    session,
    first.items.map((item) => ({ uri: item.uri, value: item.resultId })),
  );
  deepEqual(told(second), uris.map((uri) => [uri, 1]).toSorted());
  session.notify("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: of(a) } });
  const third = await pullAll(
    session,
    second.items.map((item) => ({ uri: item.uri, value: item.resultId })),
  );
  deepEqual(told(third), uris.map((uri) => [uri, uri === uris[0] ? 0 : 1]).toSorted());
  equal(await session.stop(), 0);
});

test("without a workspace a pull has what is open", async () => {
  const session = start();
  await session.initialize();
  session.open("apis: []\n", "untitled:Untitled-1");
  session.open("apis: []\n");
  equal((await pullAll(session)).items.length, 2);
  equal(await session.stop(), 0);
});

test("a pull can be cancelled, before it begins or while it waits", async () => {
  const files = withOpenFile();
  for (const isEarly of [true, false]) {
    const source = new CancellationTokenSource();
    if (isEarly) source.cancel();
    const optionsOf = (uri: string) => ({ uri, related: false });
    const asked = pullWorkspace(files, ENDLESS, new Map(), optionsOf, UTF_16.sent, source.token, idling());
    if (!isEarly) source.cancel();
    const answer = await asked;
    ok(answer instanceof ResponseError);
    equal(answer.code, LSPErrorCodes.RequestCancelled);
  }
});

test("a pull says nothing of files that a search may still find, however long that takes", async () => {
  const files = withOpenFile();
  const previous = new Map([["file:///b/auth-apis.yaml", "1"]]);
  const { token } = new CancellationTokenSource();
  const optionsOf = (uri: string) => ({ uri, related: false });
  const report = await pullWorkspace(files, ENDLESS, previous, optionsOf, UTF_16.sent, token, idling(), 0);
  ok("items" in report);
  deepEqual(
    report.items.map(({ uri }) => uri),
    ["file:///auth-apis.yaml"],
  );
});
