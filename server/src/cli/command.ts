import { parseArgs, type ParseArgsConfig } from "node:util";
import { type ExitCode, UsageError } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

export interface Command {
  readonly name: string;
  /** What comes behind the name, for `--help`. */
  readonly usage: string;
  readonly summary: string;
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Reads a command's arguments. @throws UsageError that names what is wrong with them. */
export function readArguments<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split(". ")[0] ?? error.message) : String(error));
  }
}

/** The value if it is one of those allowed. @throws UsageError that lists them. */
export function oneOf<const T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === (value ?? allowed[0]));
  if (found === undefined) throw new UsageError(`--${name} can be ${allowed.join(", ")}, not "${String(value)}"`);
  return found;
}
