import { resolve } from "node:path";
import { readFile } from "../../document/read/file.ts";
import { startLocalTenant } from "../../local-tenant/local-tenant.ts";
import type { StandIn } from "../../local-tenant/seed/first-start.ts";
import { defineCommand } from "../command.ts";
import { EXIT, UsageError } from "../exit.ts";
import { readNumber } from "../read-number.ts";
import { baseOf } from "../target/base.ts";
import { readDocument } from "../target/input-file.ts";
import { readInputJson } from "../target/input-json.ts";
import { localDirectoryPath } from "../target/local-directory.ts";
import { readOverrides } from "../target/overrides.ts";
import type { Terminal } from "../terminal.ts";

/** Runs the tenant that stands in for Auth0, until it is told to stop. */
export const localTenant = defineCommand({
  usage: "[options]",
  options: {
    dir: {
      type: "string",
      value: "DIR",
      help: "where it keeps its keys, data and credentials (default: ~/.auth-apis/local-tenant)",
    },
    port: { type: "string", value: "PORT", help: "default: the last one; 0 for any that is free" },
    seed: {
      type: "string",
      value: "FILE",
      help: "JSON {resource_servers?, clients?, client_grants?, organizations?, roles?} to make if missing",
    },
    rate: { type: "string", value: "N", help: "Management API requests per second (default: no limit)" },
    burst: { type: "string", value: "N", help: "requests at once before --rate counts (default: --rate)" },
    latency: { type: "string", value: "MS", help: "hold each answer back" },
    file: { type: "string", value: "FILE", help: "the file of the tenant that --as names" },
    as: { type: "string", value: "NAME", help: "stand in for this tenant: its applications exist under their ids" },
    "stop-with-stdin": { type: "boolean", help: "stop when stdin ends" },
  },
  notes: ['When ready it prints one JSON line: {"domain","certificate","credentials"}. Ctrl-C stops it.'],
  async run({ values, operands: [operand] }, terminal) {
    if (operand !== undefined) throw new UsageError(`the local tenant takes no file; what is "${operand}" for?`);
    const { dir, seed } = values;
    const options = {
      dir: dir === undefined ? localDirectoryPath(terminal) : resolve(terminal.cwd, dir),
      port: readNumber("--port", values.port, { whole: true, from: 0, to: 65_535 }),
      rate: readNumber("--rate", values.rate, { from: 0.001 }),
      burst: readNumber("--burst", values.burst, { whole: true, from: 1 }),
      latency: readNumber("--latency", values.latency, { from: 0, to: 600_000 }),
      seed: seed === undefined ? undefined : await readInputJson(seed, terminal),
      standIn: await standIn(values, terminal),
    };
    if (options.burst !== undefined && options.rate === undefined) throw new UsageError("--burst needs --rate");
    if (terminal.interactive)
      terminal.talk("Ctrl-C ends it. Meanwhile: auth-apis plan --tenant local, and sync, and token.");
    // Told to stop while it is still starting, it finishes starting and then stops: nothing is left half made.
    const stopped = untilStopped(terminal.interruption(), values["stop-with-stdin"]);
    const tenant = await startLocalTenant(options);
    const { domain, certificate, credentials } = tenant;
    terminal.result(JSON.stringify({ domain, certificate, credentials }));
    await stopped;
    await tenant.close();
    return EXIT.ok;
  },
});

/** The applications that a tenant of a file gives short names to, under their ids. @throws UsageError */
async function standIn(
  { file, as: name }: { readonly file: string | undefined; readonly as: string | undefined },
  terminal: Terminal,
): Promise<StandIn | undefined> {
  if (file === undefined && name === undefined) return undefined;
  if (file === undefined || name === undefined) throw new UsageError("--file and --as go together");
  if (name === "local") throw new UsageError('--as names a tenant of the file, and "local" is never one of them');
  const overrides = readOverrides([], terminal.env);
  const document = await readDocument(file, terminal);
  const { tenants } = readFile(document, { overrides, chosen: name, base: baseOf(file, document, terminal) });
  const tenant = tenants.find((each) => each.name === name);
  if (!tenant) {
    const names = tenants.map((each) => each.name).join(", ") || "none";
    throw new UsageError(`${file} names no tenant "${name}" (--as); it names ${names}`);
  }
  const clients = [...tenant.clients].flatMap(([short, { clientId }]) =>
    clientId === undefined ? [] : [{ name: short, clientId }],
  );
  return { tenant: name, clients };
}

/** @param withStdin - also when stdin ends: a child process must not outlive its parent */
function untilStopped(signal: AbortSignal, withStdin: boolean): Promise<void> {
  const { stdin } = process;
  return new Promise((resolve) => {
    const stop = () => {
      stdin.off("end", stop).off("close", stop).off("error", stop).pause();
      resolve();
    };
    signal.addEventListener("abort", stop);
    if (withStdin) stdin.on("end", stop).on("close", stop).on("error", stop).resume();
  });
}
