import { EXIT, type ExitCode, UsageError } from "./exit.ts";
import { explainedFailure } from "./failure.ts";
import { commandHelp, overview } from "./help.ts";
import { meant } from "./meant.ts";
import { type CommandEntry, registry } from "./registry.ts";
import { commandHere } from "./other-tools.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

/**
 * Start here: runs one command (`registry.ts` lists them). Never throws: whatever happens becomes words on stderr and an exit
 * code.
 *
 * @param args - what follows `auth-apis`
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await run(args, terminal);
  } catch (error) {
    const { lines, code } = explainedFailure(error);
    const [first = "", ...more] = lines;
    terminal.talk(`auth-apis: ${first}`, ...more);
    return code;
  }
}

async function run([name, ...rest]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (name === undefined) {
    terminal.talk(...overview(registry).split("\n"));
    return EXIT.usage;
  }
  if (["version", "--version", "-V", "-v"].includes(name)) {
    terminal.result(await version());
    return EXIT.ok;
  }
  const [asked] = rest;
  if (["help", "--help", "-h"].includes(name)) {
    terminal.result(asked === undefined ? overview(registry) : await helpFor(entryFor(asked)));
    return EXIT.ok;
  }
  const entry = entryFor(name);
  if (wantsHelp(rest)) {
    terminal.result(await helpFor(entry));
    return EXIT.ok;
  }
  return (await entry.load()).run(rest, terminal);
}

function entryFor(name: string): CommandEntry {
  const entry = registry.find((each) => each.name === name);
  if (entry) return entry;
  if (/^-./.test(name) && name !== "--") {
    throw new UsageError(`${name} stands before the command; name the command first: auth-apis COMMAND ${name}`);
  }
  const names = registry.map((each) => each.name);
  const here = commandHere(name);
  const hint = here === undefined ? meant(name, names, `there are ${names.join(", ")}`) : `; ${here}`;
  throw new UsageError(`there is no command "${name}"${hint}`);
}

async function helpFor(entry: CommandEntry): Promise<string> {
  return commandHelp(entry, await entry.load());
}

function wantsHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === "--help" || arg === "-h");
}
