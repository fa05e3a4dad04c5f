import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { createConnection } from "vscode-languageserver/node";
import { findFiles } from "../workspace/find-files.ts";
import { pathOf, readInside } from "../workspace/read-inside.ts";
import { serve } from "./server.ts";

// The language server as a process of its own: `--stdio`, or the channel that an editor names on the command line
// (`--node-ipc`, `--pipe`, `--socket`). It ends with its client.
const named = process.argv.some((argument) => /^--(?:stdio|node-ipc|pipe|socket)(?:=|$)/.test(argument));
if (!named) process.argv.push("--stdio");

const rulesPage = join(__dirname, "..", "docs", "rules.md");
const paths = (folders: readonly string[]): readonly string[] => folders.flatMap((folder) => pathOf(folder) ?? []);
// A keystroke is a millisecond of work. V8 would spend more than that on optimizing code for it, long after a file was opened; it
// waits until something has run for longer (the unit is bytes of bytecode run).
setFlagsFromString("--interrupt-budget=1000000");
serve(createConnection(), {
  disk: (uri, folders) => readInside(uri, paths(folders)),
  walk: (folders) => findFiles(paths(folders)),
  rulesPage: existsSync(rulesPage) ? pathToFileURL(rulesPage).href : undefined,
});
