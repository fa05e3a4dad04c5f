import { deepEqual, equal, match, ok } from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { CompletionItem, Diagnostic } from "vscode-languageserver/node";
import { MODERN, start } from "./client.ts";

const folder = mkdtempSync(join(tmpdir(), "auth-apis-extends-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const own = uriOf("orders.auth-apis.yaml");
const base = uriOf("shared.auth-apis.yaml");
const inFolder = { workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "work" }] };

const text =
  "extends: shared.auth-apis.yaml\napis:\n  - identifier: https://a\n    enforce_policies: true\n    tenants: [dev]\n";
const shared = (tenant: string, algorithm = "RS256"): string =>
  `tenants: { ${tenant}: { domain: acme.eu.auth0.com } }\ndefaults: { signing_alg: ${algorithm} }\n`;
const codes = (found: readonly Diagnostic[]): readonly unknown[] => found.map(({ code }) => code);

test("from the disk, and again once it has changed there", async () => {
  writeFileSync(join(folder, "shared.auth-apis.yaml"), shared("live"));
  const session = start();
  const refreshed: string[] = [];
  session.connection.onRequest("workspace/diagnostic/refresh", () => void refreshed.push("refresh"));
  const watched: string[] = [];
  session.connection.onRequest(
    "client/registerCapability",
    ({ registrations }: { registrations: { method: string }[] }) => {
      watched.push(...registrations.map(({ method }) => method));
    },
  );
  const { workspace } = MODERN;
  await session.initialize(
    {
      ...MODERN,
      workspace: {
        ...workspace,
        diagnostics: { refreshSupport: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
    },
    inFolder,
  );
  session.open(text, own);
  deepEqual(codes(await session.pull(own)), ["unknown-tenant"]);
  writeFileSync(join(folder, "shared.auth-apis.yaml"), shared("dev", "HS256"));
  session.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: base, type: 2 }] });
  const [finding, ...others] = await session.pull(own);
  deepEqual([finding?.code, others], ["symmetric-signing", []]);
  deepEqual(finding?.range, { start: { line: 0, character: 9 }, end: { line: 0, character: 30 } });
  deepEqual(
    finding.relatedInformation?.map(({ location }) => location),
    [{ uri: base, range: { start: { line: 1, character: 25 }, end: { line: 1, character: 30 } } }],
  );
  deepEqual([refreshed.length > 0, watched], [true, ["workspace/didChangeWatchedFiles"]]);
  equal(await session.stop(), 0);
});

test("what is open counts before what is on the disk; its edits are pushed", async () => {
  writeFileSync(join(folder, "shared.auth-apis.yaml"), shared("dev"));
  const session = start();
  await session.initialize({}, inFolder);
  /** What is pushed in the end: that files on the disk were found may be told first. */
  const pushes = async (...expected: readonly string[]): Promise<void> => {
    for (;;) {
      const found = session.published.findLast(({ uri }) => uri === own);
      if (found && codes(found.diagnostics).join() === expected.join()) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  session.open(shared("live"), base);
  session.open(text, own);
  await pushes("unknown-tenant");
  session.edit([0, 11], [0, 15], "dev", base);
  await pushes();
  equal(await session.stop(), 0);
});

test("a place in another file is pushed again when it moves", async () => {
  const session = start();
  await session.initialize({ textDocument: { publishDiagnostics: { relatedInformation: true } } }, inFolder);
  const api = "tenants: { a: { domain: t.eu.auth0.com } }\napis:\n  - identifier: https://a\n";
  const beside = own.replace(/[^/]+$/, "beside.auth-apis.yaml");
  const lines = (): unknown =>
    session.published
      .findLast(({ uri }) => uri === own)
      ?.diagnostics.flatMap(({ relatedInformation = [] }) =>
        relatedInformation.map(({ location }) => location.range.start.line),
      );
  session.open(api, own);
  session.open(api, beside);
  while (JSON.stringify(lines()) !== "[2]") await new Promise((resolve) => setTimeout(resolve, 5));
  session.edit([0, 0], [0, 0], "# one more line\n", beside);
  while (JSON.stringify(lines()) !== "[3]") await new Promise((resolve) => setTimeout(resolve, 5));
  equal(await session.stop(), 0);
});

test("without a folder no file is read", async () => {
  const session = start();
  await session.initialize();
  session.open(text, own);
  const [finding] = await session.pull(own);
  deepEqual([finding?.code, finding?.severity], ["extends", 3]);
  match(JSON.stringify(finding?.message), /while no folder is open/);
  session.open(shared("dev"), base);
  deepEqual(await session.pull(own), []);
  equal(await session.stop(), 0);
});

test("a folder that comes and goes", async () => {
  const session = start();
  const { capabilities } = await session.initialize();
  ok(capabilities.workspace?.workspaceFolders?.changeNotifications);
  session.open(text.replace("dev", "live"), own);
  writeFileSync(join(folder, "shared.auth-apis.yaml"), shared("live"));
  const [added] = inFolder.workspaceFolders;
  session.notify("workspace/didChangeWorkspaceFolders", { event: { added: [added], removed: [] } });
  deepEqual(await session.pull(own), []);
  session.notify("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [added] } });
  deepEqual(codes(await session.pull(own)), ["extends"]);
  equal(await session.stop(), 0);
});

test("what there is to extend is completed, as paths from the file on", async () => {
  const session = start();
  await session.initialize(MODERN, inFolder);
  session.open(shared("dev"), base);
  session.open("apis: []\n", uriOf("nothing-to-give.auth-apis.yaml"));
  session.open(shared("live"), uriOf("far/live.auth-apis.yaml"));
  const labels = async (typed: string): Promise<readonly string[]> => {
    const uri = uriOf(`${typed.length}/auth-apis.yaml`);
    session.open(`extends: ${typed}`, uri);
    const position = { line: 0, character: 9 + typed.length };
    const items = await session.request<CompletionItem[]>("textDocument/completion", {
      textDocument: { uri },
      position,
    });
    return items.map(({ label, detail }) => `${label} ${detail ?? ""}`).sort();
  };
  const both = ["../far/live.auth-apis.yaml tenants, defaults", "../shared.auth-apis.yaml tenants, defaults"];
  deepEqual(await labels(""), both);
  deepEqual(await labels("../sh"), both);
  equal(await session.stop(), 0);
});
