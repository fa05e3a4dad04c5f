import { Disposable, l10n, type TextDocument, TestRunProfileKind, tests, type Uri, workspace } from "vscode";
import { RULES_GLOB } from "../../../server/src/workspace/git-rules.ts";
import { isAuthApis, openDocument, readClosedFile, readOpenFile } from "../current-file.ts";
import { ignoredFiles } from "../folders.ts";
import type { Services } from "../services.ts";
import { compareWithTenant } from "./compare.ts";
import { requestTokens } from "./request-tokens.ts";
import { runTests } from "./run.ts";
import { testItems } from "./test-items.ts";

const PATTERN = "**/*auth-apis.{yaml,yml}";
/** At most so many files are looked for; whoever opens another one sees its grants all the same. */
const filesAtMost = 200;
/** Milliseconds after the last edit. */
const settled = 400;

/**
 * Every grant of every file is a test, at its own line. The default profile spends nothing: it compares what a token would be
 * with what stands on the tenant. The other one requests real tokens. A file that git ignores has tests only while it is open.
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
  const readUri = async (uri: Uri, isIgnored: boolean): Promise<void> => {
    const closed = isIgnored || openDocument(uri) ? undefined : await readClosedFile(uri);
    // Somebody may have opened it meanwhile.
    const open = openDocument(uri);
    if (open) read(open);
    else if (closed) items.update(uri, closed);
    else items.remove(uri);
  };
  const find = async (): Promise<void> => {
    const found = await workspace.findFiles(PATTERN, "**/node_modules/**");
    const ignored = new Set(await ignoredFiles(found));
    const counted = found.filter((uri) => !ignored.has(uri)).slice(0, filesAtMost);
    for (const uri of [...ignored, ...counted]) await readUri(uri, ignored.has(uri));
  };
  const logged = (reading: Promise<void>): void => {
    reading.catch((error: unknown) => services.log.warn(String(error)));
  };
  const readOne = async (uri: Uri): Promise<void> => readUri(uri, (await ignoredFiles([uri])).length > 0);
  const changed = (uri: Uri): void => logged(readOne(uri));
  const otherRules = (): void => logged(find());
  const closed = (document: TextDocument): void => {
    if (!isAuthApis(document)) return;
    clearTimeout(waiting.get(document.uri.toString()));
    if (document.isUntitled) items.remove(document.uri);
    else changed(document.uri);
  };

  const watcher = workspace.createFileSystemWatcher(PATTERN);
  const rules = workspace.createFileSystemWatcher(RULES_GLOB);
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
    watcher.onDidCreate(changed),
    watcher.onDidChange(changed),
    watcher.onDidDelete((uri) => items.remove(uri)),
    rules,
    rules.onDidCreate(otherRules),
    rules.onDidChange(otherRules),
    rules.onDidDelete(otherRules),
    workspace.onDidOpenTextDocument(read),
    workspace.onDidCloseTextDocument(closed),
    workspace.onDidChangeTextDocument(({ document }) => readSoon(document)),
    new Disposable(() => waiting.forEach((timer) => clearTimeout(timer))),
  );
}
