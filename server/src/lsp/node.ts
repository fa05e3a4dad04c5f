import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type Connection,
  createConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { findFiles } from "../workspace/find-files.ts";
import { pathOf, readInside } from "../workspace/read-inside.ts";
import { encoder } from "./long-list.ts";
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
  ready: () => void tune(),
});
if (stdio) process.stdin.once("close", () => process.exit(session.phase === "ended" ? 0 : 1));

/** As the library would make it, but for how it writes messages. */
function overStdio(): Connection {
  const contentTypeEncoder = { name: "application/json", encode: encoder() };
  const writer = new StreamMessageWriter(process.stdout, { contentTypeEncoder });
  return createConnection(new StreamMessageReader(process.stdin), writer);
}

/**
 * A keystroke is a millisecond of work. V8 would spend more than that on optimizing code for it, long after a file was opened: it
 * waits until something has run for longer (in bytes of bytecode). And it would give several times the memory of a file to what lives
 * for a keystroke only. Both are numbers that V8 looks up whenever it needs them. Node lets them change at run time; Electron need
 * not (V8's `--freeze-flags-after-init`), so desktop VS Code keeps what it has.
 */
async function tune(): Promise<void> {
  if (process.versions["electron"] !== undefined) return;
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString("--interrupt-budget=1000000");
  setFlagsFromString("--semi-space-growth-factor=1");
}
