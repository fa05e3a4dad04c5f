import type { Command } from "../command.ts";
import { EXIT, UsageError } from "../exit.ts";
import { readArguments } from "../options.ts";
import { optionsHelp } from "../options-help.ts";

/** What editors' clients add by themselves when they start a server. */
const options = {
  stdio: { type: "boolean", help: "speak over stdin and stdout, as an editor expects it" },
  "node-ipc": { type: "boolean", help: "speak over the channel of a Node process that starts it" },
  pipe: { type: "string", value: "NAME", help: "speak over this pipe" },
  socket: { type: "string", value: "PORT", help: "speak over this port of this machine" },
  clientProcessId: { type: "string", value: "ID", help: "the editor's process, which clients name by themselves" },
} as const;

/** Runs the language server; it ends with its client. */
export const lsp: Command = {
  usage: "--stdio",
  details: optionsHelp(options),
  async run(args) {
    const [operand] = readArguments(args, options).operands;
    if (operand !== undefined) throw new UsageError(`an editor says which files are open; what is "${operand}" for?`);
    // It reads the channel from the process's own arguments, as every language server does.
    await import("../../lsp/node.ts");
    return EXIT.ok;
  },
};
