import type { Command } from "../command.ts";
import { EXIT } from "../exit.ts";

/** Runs the language server; it ends with its client. */
export const lsp: Command = {
  usage: "--stdio",
  details: "  --stdio  speak over stdin and stdout, as an editor expects it",
  async run() {
    // It reads the channel from the process's own arguments, as every language server does.
    await import("../../lsp/node.ts");
    return EXIT.ok;
  },
};
