import type { Command } from "./command.ts";
import { EXIT } from "./exit.ts";

/** Runs the language server; it ends with its client. */
export const lsp: Command = {
  name: "lsp",
  usage: "--stdio",
  summary: "Run the language server for an editor",
  async run() {
    await import("../lsp/node.ts");
    return EXIT.ok;
  },
};
