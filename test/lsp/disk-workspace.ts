import { deepEqual } from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import type { WorkspaceDiagnosticReport } from "vscode-languageserver/node";
import { MODERN, type Session, start } from "./client.ts";

/** A server with a folder of the disk as its workspace. Files are named from that folder on. */
export interface DiskWorkspace {
  readonly root: string;
  readonly session: Session;
  readonly uri: (name: string) => string;
  readonly write: (files: Readonly<Record<string, string>>) => void;
  /** Compares the workspace's files, with the rules of what each shows, once they are as expected. */
  readonly shows: (expected: Readonly<Record<string, readonly string[]>>) => Promise<void>;
  /** Tells of what has gone and come, as VS Code does. */
  readonly event: (gone: readonly string[], come: readonly string[]) => void;
}

/** Starts with these files; all is gone when the test ends. */
export async function diskWorkspace(
  t: TestContext,
  files: Readonly<Record<string, string>>,
  { capabilities = MODERN, session = start() } = {},
): Promise<DiskWorkspace> {
  const root = mkdtempSync(join(realpathSync(tmpdir()), "disk-workspace-"));
  t.after(async () => {
    await session.stop();
    rmSync(root, { recursive: true, force: true });
  });
  const uri = (name: string): string => pathToFileURL(join(root, name)).href;
  const write = (written: typeof files): void => {
    for (const [name, text] of Object.entries(written)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
  };
  write(files);
  await session.initialize(capabilities, { workspaceFolders: [{ uri: uri(""), name: "work" }] });
  return {
    root,
    session,
    uri,
    write,
    async shows(expected) {
      const wanted = Object.entries(expected).map(([name, codes]) => [uri(name), codes]);
      for (let tries = 0; ; tries++) {
        const params = { previousResultIds: [] };
        const { items } = await session.request<WorkspaceDiagnosticReport>("workspace/diagnostic", params);
        const found = items.map((item) => [item.uri, item.kind === "full" ? item.items.map(({ code }) => code) : []]);
        if (tries < 2000 && JSON.stringify(found.toSorted()) !== JSON.stringify(wanted.toSorted())) {
          await new Promise((resolve) => setTimeout(resolve, 10));
          continue;
        }
        deepEqual(found.toSorted(), wanted.toSorted());
        return;
      }
    },
    event: (gone, come) =>
      session.notify("workspace/didChangeWatchedFiles", {
        changes: [
          ...gone.map((name) => ({ uri: uri(name), type: 3 })),
          ...come.map((name) => ({ uri: uri(name), type: 1 })),
        ],
      }),
  };
}
