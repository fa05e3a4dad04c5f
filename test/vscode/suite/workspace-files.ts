import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as vscode from "vscode";

/** Files of a suite in a folder of the workspace. */
export interface WorkspaceFiles {
  readonly folder: string;
  uri(name: string): vscode.Uri;
  /** Writes a file past VS Code, with the folders above it. */
  write(name: string, text: string): void;
  /** Closes what is open, with what was not saved, and removes the folder. */
  remove(): Promise<void>;
}

/** @param folder - absolute, or below the workspace's first folder */
export function workspaceFiles(folder: string): WorkspaceFiles {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  const root = folder.startsWith("/") ? folder : join(first?.uri.fsPath ?? "", folder);
  return {
    folder: root,
    uri: (name) => vscode.Uri.file(join(root, name)),
    write(name, text) {
      const path = join(root, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    },
    async remove() {
      await vscode.workspace.saveAll();
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      rmSync(root, { recursive: true, force: true });
    },
  };
}
