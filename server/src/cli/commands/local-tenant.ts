import { readFile } from "../../document/read/file.ts";
import { runLocalTenantCommand } from "../../local-tenant/command.ts";
import { localTenantUsage } from "../../local-tenant/flags.ts";
import { LocalTenantError } from "../../local-tenant/local-tenant-error.ts";
import type { StandIn } from "../../local-tenant/seed/first-start.ts";
import type { Command } from "../command.ts";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { baseOf } from "../target/base.ts";
import { readDocument } from "../target/input-file.ts";
import { localDirectoryPath } from "../target/local-directory.ts";
import { readOverrides } from "../target/overrides.ts";
import type { Terminal } from "../terminal.ts";

/** Runs the tenant that stands in for Auth0, until it is told to stop. */
export const localTenant: Command = {
  usage: "[options]",
  details: localTenantUsage.slice(localTenantUsage.indexOf("  --dir")).trimEnd(),
  async run(args, terminal) {
    const hasDirectory = args.some((arg) => arg === "--dir" || arg.startsWith("--dir="));
    if (terminal.interactive)
      terminal.talk("Ctrl-C ends it. Meanwhile: auth-apis plan --tenant local, and sync, and token.");
    const placed = hasDirectory ? args : [...args, "--dir", localDirectoryPath(terminal)];
    return asExitCode(await runLocalTenantCommand(placed, (file, tenant) => standIn(file, tenant, terminal)));
  },
};

/** The applications that a tenant of a file gives short names to, under their ids. @throws LocalTenantError `flags-invalid` */
async function standIn(path: string, name: string, terminal: Terminal): Promise<StandIn> {
  try {
    if (name === "local") throw new UsageError('--as names a tenant of the file, and "local" is never one of them');
    const overrides = readOverrides([], terminal.env);
    const document = await readDocument(path, terminal);
    const { tenants } = readFile(document, { overrides, chosen: name, base: baseOf(path, document, terminal) });
    const tenant = tenants.find((each) => each.name === name);
    if (!tenant) {
      const names = tenants.map((each) => each.name).join(", ") || "none";
      throw new UsageError(`${path} names no tenant "${name}" (--as); it names ${names}`);
    }
    const clients = [...tenant.clients].flatMap(([short, { clientId }]) =>
      clientId === undefined ? [] : [{ name: short, clientId }],
    );
    return { tenant: name, clients };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new LocalTenantError("flags-invalid", error.message, { cause: error });
  }
}

function asExitCode(code: number): ExitCode {
  if (code === EXIT.ok) return EXIT.ok;
  return code === EXIT.usage ? EXIT.usage : EXIT.failed;
}
