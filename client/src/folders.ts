import { type Uri, workspace } from "vscode";
import { ignoredAmong } from "../../server/src/workspace/find-files.ts";

/** The paths of the workspace's folders that are on this machine's disk. */
export function folderPaths(): readonly string[] {
  return (workspace.workspaceFolders ?? [])
    .map(({ uri }) => uri)
    .filter(isOnDisk)
    .map(({ fsPath }) => fsPath);
}

/** Those of some files of the workspace that git ignores, or that lie in a `node_modules`: they count for no others. */
export async function ignoredFiles(uris: readonly Uri[]): Promise<readonly Uri[]> {
  const ignored = await ignoredAmong(
    uris.filter(isOnDisk).map(({ fsPath }) => fsPath),
    folderPaths(),
  );
  return uris.filter((uri) => isOnDisk(uri) && ignored.has(uri.fsPath));
}

function isOnDisk({ scheme }: Uri): boolean {
  return scheme === "file";
}
