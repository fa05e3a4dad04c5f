import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder with these files; `.yaml` ones usually. It is gone when the test file ends. */
export function workspace(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "auth-apis-test-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  folders.push(folder);
  return folder;
}

const folders: string[] = [];
// The last thing that happens: a tenant may live there.
process.on("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
