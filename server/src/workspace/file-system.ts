import { constants } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import { resolve } from "node:path";

/** What a walk needs of a disk. Paths are absolute. */
export interface FileSystem {
  /** What lies in a folder; nothing where it can't be read. */
  list(folder: string): Promise<readonly Entry[]>;
  kind(path: string): Promise<Entry["kind"]>;
  /** A file's text; `undefined` where it can't be read, is larger than that many bytes, or is no text. */
  read(path: string, mostBytes: number): Promise<string | undefined>;
}

/** What lies in a folder. */
interface Entry {
  readonly name: string;
  /** A link is something else, whatever it leads to. */
  readonly kind: "file" | "folder" | "else";
}

/** The machine's own. No link is followed in the last step of a path. */
export const disk: FileSystem = {
  async list(folder) {
    const items = await readdir(folder, { withFileTypes: true }).catch(() => []);
    return items.map((item) => ({ name: item.name, kind: kindOf(item) }));
  },
  // With a slash at its end the path of a link would be that of the folder to which it leads.
  kind: (path) => lstat(resolve(path)).then(kindOf, () => "else" as const),
  async read(path, mostBytes) {
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const handle = await open(path, flags).catch(() => undefined);
    if (handle === undefined) return undefined;
    try {
      const stat = await handle.stat();
      if (!stat.isFile() || stat.size > mostBytes) return undefined;
      const text = (await handle.readFile()).toString("utf8");
      return text.includes("\0") ? undefined : text;
    } catch {
      return undefined;
    } finally {
      await handle.close();
    }
  },
};

function kindOf(item: { isFile(): boolean; isDirectory(): boolean }): Entry["kind"] {
  if (item.isFile()) return "file";
  return item.isDirectory() ? "folder" : "else";
}
