import { Disposable, l10n, type TextDocument, TestRunProfileKind, tests, type Uri, workspace } from "vscode";
import { isAuthApis, openDocument, readClosedFile, readOpenFile } from "../current-file.ts";
import type { Services } from "../services.ts";
import { compareWithTenant } from "./compare.ts";
import { requestTokens } from "./request-tokens.ts";
import { runTests } from "./run.ts";
import { testItems } from "./test-items.ts";

/** At most so many files are looked for; whoever opens another one sees its grants all the same. */
const filesAtMost = 200;
/** Milliseconds after the last edit. */
const settled = 400;

/**
 * Every grant of every file is a test, at its own line. The default profile spends nothing: it compares what a token would be
 * with what stands on the tenant. The other one requests real tokens.
 */
export function openTestExplorer(services: Services): Disposable {
  const controller = tests.createTestController("authApis", "Auth APIs");
  const items = testItems(controller, (uri) => workspace.asRelativePath(uri));
  const waiting = new Map<string, NodeJS.Timeout>();

  const read = (document: TextDocument): void => {
    if (isAuthApis(document)) items.update(document.uri, readOpenFile(document).file);
  };
  const readSoon = (document: TextDocument): void => {
    const key = document.uri.toString();
    clearTimeout(waiting.get(key));
    const due = (): void => {
      waiting.delete(key);
      read(document);
    };
    waiting.set(key, setTimeout(due, settled));
  };
  const find = async (): Promise<void> => {
    const found = await workspace.findFiles("**/*auth-apis.{yaml,yml}", "**/node_modules/**", filesAtMost);
    for (const uri of found) await readUri(uri);
  };
  const readUri = async (uri: Uri): Promise<void> => {
    const closed = openDocument(uri) ? undefined : await readClosedFile(uri);
    // Somebody may have opened it meanwhile.
    const open = openDocument(uri);
    if (open) read(open);
    else if (closed) items.update(uri, closed);
  };

  const watcher = workspace.createFileSystemWatcher("**/*auth-apis.{yaml,yml}");
  const unreadable = (error: unknown): void => services.log.warn(String(error));
  const readOrLog = (uri: Uri): void => {
    readUri(uri).catch(unreadable);
  };
  controller.resolveHandler = async (item) => (item ? undefined : find());
  controller.refreshHandler = find;
  const run = TestRunProfileKind.Run;
  controller.createRunProfile(
    l10n.t("Compare with Tenant"),
    run,
    (request, cancelled) => runTests(controller, items, request, cancelled, compareWithTenant(services)),
    true,
  );
  controller.createRunProfile(
    l10n.t("Request Real Tokens"),
    run,
    (request, cancelled) => runTests(controller, items, request, cancelled, requestTokens(services)),
    false,
  );
  workspace.textDocuments.forEach(read);
  return Disposable.from(
    controller,
    watcher,
    watcher.onDidCreate(readOrLog),
    watcher.onDidChange(readOrLog),
    watcher.onDidDelete((uri) => items.remove(uri)),
    workspace.onDidOpenTextDocument(read),
    workspace.onDidChangeTextDocument(({ document }) => readSoon(document)),
    new Disposable(() => waiting.forEach((timer) => clearTimeout(timer))),
  );
}
