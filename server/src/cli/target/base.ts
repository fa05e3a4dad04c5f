import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Base, BaseProblem } from "../../document/read/base.ts";
import type { Document } from "../../document/document.ts";
import { readBase } from "../../document/read/extends.ts";
import { isInside, readInside } from "../../workspace/read-inside.ts";
import type { Terminal } from "../terminal.ts";

/** What a file extends. It must lie in the same repository; where there is none, in the working directory or beside the file. */
export function baseOf(path: string, document: Document, terminal: Terminal): Base | BaseProblem | undefined {
  const whole = resolve(terminal.cwd, path);
  return readBase(document, pathToFileURL(whole).href, (uri) => readInside(uri, [workspaceOf(whole, terminal.cwd)]));
}

function workspaceOf(path: string, cwd: string): string {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (folder === dirname(folder)) break;
  }
  return isInside(path, cwd) ? cwd : dirname(path);
}
