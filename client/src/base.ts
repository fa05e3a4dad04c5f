import { type TextDocument, workspace } from "vscode";
import { Base, type BaseProblem } from "../../server/src/document/read/base.ts";
import { Document } from "../../server/src/document/document.ts";
import { openFirst, readBase } from "../../server/src/document/read/extends.ts";
import { plainUri } from "../../server/src/document/uri.ts";
import { readInside } from "../../server/src/workspace/read-inside.ts";
import { folderPaths } from "./folders.ts";

/** What a file extends, unsaved changes included. */
export function baseOf(document: Pick<TextDocument, "uri" | "getText">): Base | BaseProblem | undefined {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  const paths = folderPaths();
  const open = (plain: string): Document | undefined => {
    const found = workspace.textDocuments.find(({ uri }) => plainUri(uri.toString()) === plain);
    return found && Document.of(found.getText());
  };
  const read = openFirst(open, folders, (uri) => readInside(uri, paths));
  return readBase(Document.of(document.getText()), document.uri.toString(), read);
}

/** Equal as long as nothing of what a file extends has changed. */
export function stampOf(base: Base | BaseProblem | undefined): string {
  if (!(base instanceof Base)) return base?.problem ?? "";
  return JSON.stringify(base.chain.map(({ uri, document }) => [uri, document.text]));
}
