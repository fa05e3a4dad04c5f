import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CLEAR_ALONE, COMPILE_SOON, OPTIMIZE_LATER, setV8, SMALL_NURSERY } from "../runtime/v8.ts";
import { findFiles, findFilesIn, ignoredAmong } from "../workspace/find-files.ts";
import { pathOf, readInside, realUri, stampInside } from "../workspace/read-inside.ts";
import { serve } from "./server.ts";
import type { Serve } from "./session.ts";

const rulesPage = join(__dirname, "..", "docs", "rules.md");
const paths = (folders: readonly string[]): readonly string[] => folders.flatMap((folder) => pathOf(folder) ?? []);

/** Serves with the files of this machine. All that the answer of `initialize` does not need hangs on this file. */
export const serveHere: Serve = (connection, client, session, log) => {
  let compiling: Promise<void> | undefined;
  serve(connection, client, session, log, {
    disk: (uri, folders) => readInside(uri, paths(folders)),
    stamp: (uri, folders) => stampInside(uri, paths(folders)),
    real: (uri, folders) => realUri(uri, paths(folders)),
    walk: (folders, cut) => findFiles(paths(folders), cut),
    walkNew: (uris, folders, cut) => findFilesIn(paths(uris), paths(folders), cut),
    ignored: async (uris, folders) => {
      const ignored = await ignoredAmong(paths(uris), paths(folders));
      return new Set(uris.filter((uri) => ignored.has(pathOf(uri) ?? "")));
    },
    rulesPage: existsSync(rulesPage) ? pathToFileURL(rulesPage).href : undefined,
    onTold: () => void (compiling ??= setV8(COMPILE_SOON)),
  });
  void setV8(OPTIMIZE_LATER, SMALL_NURSERY, CLEAR_ALONE);
};
