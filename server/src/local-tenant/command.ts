import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { systemCode } from "../runtime/system-error.ts";
import { oneLine } from "../text/printable.ts";
import { type LocalTenantFlags, localTenantUsage, readLocalTenantFlags } from "./flags.ts";
import { startLocalTenant } from "./local-tenant.ts";
import { LocalTenantError } from "./local-tenant-error.ts";
import type { StandIn } from "./seed/first-start.ts";

/** Exit codes of the command line: stopped as asked, couldn't start, wrong usage. */
const exit = { stopped: 0, failed: 1, usage: 64 };

/**
 * `auth-apis local-tenant`: prints its one ready line on stdout, runs until SIGINT, SIGTERM or (on request) the end of stdin.
 *
 * @param argv - what follows the command's name.
 * @param standInFor - reads the applications of a tenant out of a file; without it `--file` is wrong usage.
 * @returns the exit code; what was wrong stands on stderr.
 * @throws what `standInFor` throws, and what the system says of a directory that can't be used.
 */
export async function runLocalTenantCommand(
  argv: readonly string[],
  standInFor?: (file: string, tenant: string) => Promise<StandIn>,
): Promise<number> {
  try {
    const flags = readLocalTenantFlags(argv);
    if (flags.help) {
      process.stdout.write(localTenantUsage);
      return exit.stopped;
    }
    if (flags.standIn && !standInFor) throw new LocalTenantError("flags-invalid", "--file isn't available here");
    const standIn = flags.standIn && (await standInFor?.(flags.standIn.file, flags.standIn.as));
    await serveLocalTenant(flags, standIn);
    return exit.stopped;
  } catch (error) {
    if (!(error instanceof LocalTenantError)) throw error;
    // It may name what a file says.
    process.stderr.write(`auth-apis local-tenant: ${oneLine(error.message)}\n`);
    return error.code === "flags-invalid" ? exit.usage : exit.failed;
  }
}

/** Runs a tenant with these flags until the process is told to stop. @throws LocalTenantError where it can't start. */
async function serveLocalTenant(flags: LocalTenantFlags, standIn?: StandIn): Promise<void> {
  const { dir, seed, port, rate, burst, latency } = flags;
  // Asked to stop while it is still starting, it finishes starting and then stops: nothing is left half made.
  const stopped = stopRequested(flags.stopWithStdin);
  const home = resolve(dir ?? join(homedir(), ".auth-apis", "local-tenant"));
  const tenant = await startLocalTenant({
    dir: home,
    ...(port !== undefined && { port }),
    ...(rate !== undefined && { rate }),
    ...(burst !== undefined && { burst }),
    ...(latency !== undefined && { latency }),
    ...(seed !== undefined && { seed: await readSeedFile(seed) }),
    ...(standIn && { standIn }),
  }).catch((error: unknown) => {
    throw unusable(home, error);
  });
  const { domain, certificate, credentials } = tenant;
  process.stdout.write(`${JSON.stringify({ domain, certificate, credentials })}\n`);
  await stopped;
  await tenant.close();
}

/** What the system says of a file (`path`) is about the directory; all else stays what it is. */
function unusable(home: string, cause: unknown): unknown {
  const code = systemCode(cause);
  if (code === undefined || !(cause instanceof Error && "path" in cause)) return cause;
  const problem = `${home} can't be used (${code}). Make room or name another directory: --dir DIR`;
  return new LocalTenantError("directory-unsuitable", problem, { cause });
}

function stopRequested(withStdin: boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      process.stdin.off("end", stop).off("close", stop).off("error", stop).pause();
      resolve();
    };
    process.on("SIGINT", stop).on("SIGTERM", stop);
    if (withStdin) process.stdin.on("end", stop).on("close", stop).on("error", stop).resume();
  });
}

async function readSeedFile(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    // A parser's own message quotes the text, and a seed may hold secrets.
    const why = cause instanceof SyntaxError ? "it is not valid JSON" : cause instanceof Error ? cause.message : cause;
    throw new LocalTenantError("seed-invalid", `The seed file ${path} can't be read: ${String(why)}`, { cause });
  }
}
