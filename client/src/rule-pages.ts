import { Disposable, EventEmitter, FileSystemError, FileType, Uri, workspace } from "vscode";
import { RULES_SCHEME, ruleSection } from "./rule-section.ts";

/**
 * Files that explain the rules, one for each and `rules.md` for all. What links to them from a finding opens in the Markdown
 * preview (`workbench.editorAssociations` in `package.json`). VS Code opens such a link like a file: in the hover a link that
 * runs a command does nothing.
 */
export function serveRulePages(extension: Uri): Disposable {
  const all = Uri.joinPath(extension, "docs", "rules.md");
  const readFile = async (uri: Uri): Promise<Uint8Array> => {
    const bytes = await workspace.fs.readFile(all);
    const name = uri.path.slice(1);
    if (name === "rules.md") return bytes;
    const section = ruleSection(new TextDecoder().decode(bytes), name.replace(/\.md$/, ""));
    if (section === undefined) throw FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(section);
  };
  const refuse = (): never => {
    throw FileSystemError.NoPermissions();
  };
  const changed = new EventEmitter<never>();
  const provider = {
    readFile,
    stat: async (uri: Uri) => ({ type: FileType.File, ctime: 0, mtime: 0, size: (await readFile(uri)).length }),
    readDirectory: () => [],
    watch: () => new Disposable(() => undefined),
    onDidChangeFile: changed.event,
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  return Disposable.from(changed, workspace.registerFileSystemProvider(RULES_SCHEME, provider, { isReadonly: true }));
}
