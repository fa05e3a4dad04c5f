import type { ExitCode } from "./exit.ts";
import { optionsHelp } from "./options-help.ts";
import { type Given, type Instead, type Options, readArguments } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** What a command does, once it is loaded (`registry.ts` lists them all). */
export interface Command {
  /** What comes behind its name. */
  readonly usage: string;
  /** Its options and whatever else its users should know, as `--help` prints it. */
  readonly details: string;
  /** @throws UsageError, TenantError, TokenError or LocalTenantError, which `failure.ts` puts in words */
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

interface Definition<O extends Options> {
  readonly usage: string;
  readonly options: O;
  /** What users of other tools would type, where only this command can say what to do in its place. */
  readonly instead?: Instead;
  /** Paragraphs below the options. */
  readonly notes?: readonly string[];
  readonly run: (given: Given<O>, terminal: Terminal) => Promise<ExitCode>;
}

/** A command whose options are read, and explained, by one table. */
export function defineCommand<const O extends Options>(definition: Definition<O>): Command {
  const { usage, options, instead, notes = [], run } = definition;
  return {
    usage,
    details: [optionsHelp(options), ...notes].join("\n\n"),
    run: (args, terminal) => run(readArguments(args, options, instead), terminal),
  };
}
