import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Connection, createConnection, StreamMessageReader } from "vscode-languageserver/node";
import { OPTIMIZE_LATER, setV8, SMALL_NURSERY } from "../runtime/v8.ts";
import { findFiles } from "../workspace/find-files.ts";
import { pathOf, readInside } from "../workspace/read-inside.ts";
import { messageWriter } from "./message-writer.ts";
import { serve } from "./server.ts";

// The language server as a process of its own: `--stdio`, or the channel that an editor names on the command line
// (`--node-ipc`, `--pipe`, `--socket`). It ends with its client.
const stdio = !process.argv.some((argument) => /^--(?:node-ipc|pipe|socket)(?:=|$)/.test(argument));

const rulesPage = join(__dirname, "..", "docs", "rules.md");
const paths = (folders: readonly string[]): readonly string[] => folders.flatMap((folder) => pathOf(folder) ?? []);
const session = serve(stdio ? overStdio() : createConnection(), {
  disk: (uri, folders) => readInside(uri, paths(folders)),
  walk: (folders) => findFiles(paths(folders)),
  rulesPage: existsSync(rulesPage) ? pathToFileURL(rulesPage).href : undefined,
  ready: () => void setV8(OPTIMIZE_LATER, SMALL_NURSERY),
});
if (stdio) process.stdin.once("close", () => process.exit(session.phase === "ended" ? 0 : 1));

/** As the library would make it, but for how it writes messages. */
function overStdio(): Connection {
  return createConnection(new StreamMessageReader(process.stdin), messageWriter(process.stdout));
}
