import { EXIT, type ExitCode, UsageError } from "./exit.ts";
import { check } from "./check.ts";
import type { Command } from "./command.ts";
import { explainedFailure } from "./failure.ts";
import { localTenant } from "./local-tenant.ts";
import { lsp } from "./lsp.ts";
import { planCommand } from "./plan.ts";
import { sync } from "./sync.ts";
import { token } from "./token.ts";
import type { Terminal } from "./terminal.ts";

const commands: readonly Command[] = [check, planCommand, sync, token, localTenant, lsp];

/** Runs one command. Never throws: whatever happens becomes a line on stderr and an exit code. */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    terminal.result(help());
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  const command = commands.find((each) => each.name === name);
  try {
    if (command === undefined) throw new UsageError(`there is no command "${name}"; see auth-apis --help`);
    if (rest.includes("--help") || rest.includes("-h")) {
      terminal.result(`auth-apis ${command.name} ${command.usage}\n\n${command.summary}.`);
      return EXIT.ok;
    }
    return await command.run(rest, terminal);
  } catch (error) {
    const { words, code } = explainedFailure(error);
    terminal.talk(`auth-apis: ${words}`);
    return code;
  }
}

function help(): string {
  const rows = commands.map(({ name, summary, usage }) => `  ${name.padEnd(13)} ${summary}\n${" ".repeat(16)}${usage}`);
  return ["Describe Auth0 APIs, scopes and grants in a file; check it, sync it, test its tokens.", "", ...rows].join(
    "\n",
  );
}
