import { runLocalTenantCommand } from "../local-tenant/command.ts";
import type { StandIn } from "../local-tenant/seed/first-start.ts";
import type { Command } from "./command.ts";
import { EXIT, type ExitCode, UsageError } from "./exit.ts";
import { judge, readDocument } from "./input-file.ts";
import { localDirectoryPath } from "./local-directory.ts";
import type { Terminal } from "./terminal.ts";

/** Runs the tenant that stands in for Auth0. */
export const localTenant: Command = {
  name: "local-tenant",
  usage: "[--dir DIR] [--port PORT] [--seed FILE] [--rate N] [--burst N] [--latency MS] [--file FILE --as TENANT]",
  summary: "Run a tenant on this machine that stands in for Auth0",
  async run(args, terminal) {
    const placed = args.includes("--dir") ? args : [...args, "--dir", localDirectoryPath(terminal)];
    const code = await runLocalTenantCommand(placed, (file, tenant) => standIn(file, tenant, terminal));
    return asExitCode(code);
  },
};

/** The applications that a tenant of a file gives short names to, under their ids. */
async function standIn(path: string, name: string, terminal: Terminal): Promise<StandIn> {
  const { file } = judge(path, await readDocument(path, terminal), {});
  const tenant = file.tenants.find((each) => each.name === name);
  if (!tenant) throw new UsageError(`${path} names no tenant "${name}"`);
  const clients = [...tenant.clients].flatMap(([short, { clientId }]) =>
    clientId === undefined ? [] : [{ name: short, clientId }],
  );
  return { tenant: name, clients };
}

function asExitCode(code: number): ExitCode {
  return code === 0 ? EXIT.ok : code === EXIT.usage ? EXIT.usage : EXIT.failed;
}
