import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { run, scratchFiles } from "./files.ts";
import { userOfEachTest } from "./user.ts";

const text = "apis:\n  - identifier: https://api.example.com/orders\n";

/** A read-only file system, as Git's is, with the same file under every name. */
const older: vscode.FileSystemProvider = {
  onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
  watch: () => new vscode.Disposable(() => undefined),
  stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: text.length }),
  readFile: () => new TextEncoder().encode(text),
  readDirectory: () => [],
  createDirectory: refuse,
  writeFile: refuse,
  delete: refuse,
  rename: refuse,
};

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions();
}

describe("a command that is called where something covers the file", () => {
  const files = scratchFiles();
  const me = userOfEachTest();
  let providers: vscode.Disposable;
  before(() => {
    providers = vscode.Disposable.from(
      vscode.workspace.registerFileSystemProvider("older", older, { isReadonly: true }),
      vscode.workspace.registerTextDocumentContentProvider("saved", { provideTextDocumentContent: () => text }),
    );
  });
  after(async () => {
    await files.remove();
    providers.dispose();
  });

  async function showBeside(document: vscode.TextDocument): Promise<void> {
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
  }
  async function cover(): Promise<void> {
    const path = join(files.folder, "notes.txt");
    writeFileSync(path, "");
    await showBeside(await vscode.workspace.openTextDocument(path));
  }

  for (const scheme of ["older", "saved"]) {
    it(`does not act on a picture of one (${scheme}), shown or not`, async () => {
      const uri = vscode.Uri.parse(`${scheme}:/auth-apis.yaml`);
      await showBeside(await vscode.workspace.openTextDocument(uri));
      await run("previewSync");
      await me.hears(/^Open an auth-apis\.yaml first\.$/);
      me.comes();
      // As the buttons of its editor and the lenses in it do.
      for (const called of [uri, uri.toString()]) {
        await vscode.commands.executeCommand("authApis.previewSync", called);
        await me.hears(/^Open an auth-apis\.yaml first\.$/);
        me.comes();
      }
      await cover();
      await run("previewSync");
      await me.hears(/^Open an auth-apis\.yaml first\.$/);
    });
  }

  it("does not choose among several", async () => {
    const first = await files.show(text);
    await files.show(text);
    await showBeside(first);
    await cover();
    await run("previewSync");
    await me.hears(/^Several auth-apis files are open; show the one you mean\.$/);
  });
});
