import { createHash } from "node:crypto";
import { join } from "node:path";
import { EventEmitter, type Event, type LogOutputChannel } from "vscode";
import { knownLocalTenant } from "./known-local-tenant.ts";
import { type LocalTenant, type LocalTenantProcess, startLocalTenant } from "./local-tenant.ts";

/** The local tenant of this window: one that it started itself, or one in a directory that the environment names. */
export interface LocalTenants {
  dispose(): void;
  readonly onDidChange: Event<void>;
  current(): Promise<LocalTenant | undefined>;
  /** Starts one, in place of the one that runs. */
  start(standIn?: StandIn): Promise<LocalTenant>;
  stop(): Promise<void>;
}

/** The tenant of a file for which a local one stands in. */
export interface StandIn {
  /** Path of the file. */
  readonly file: string;
  readonly tenant: string;
}

export function openLocalTenants(cli: string, storage: string, log: LogOutputChannel): LocalTenants {
  const changed = new EventEmitter<void>();
  let running: LocalTenantProcess | undefined;

  const stop = async (): Promise<void> => {
    const stopped = running;
    running = undefined;
    stopped?.dispose();
    await stopped?.gone;
    if (stopped) changed.fire();
  };
  return {
    onDidChange: changed.event,
    current: async () => running?.tenant ?? (await knownLocalTenant(process.env["AUTH_APIS_LOCAL_TENANT_DIR"])),
    async start(standIn) {
      await stop();
      const started = await startLocalTenant(cli, directoryFor(storage, standIn), standIn);
      running = started;
      log.info(`The local tenant runs at ${started.tenant.domain}.`);
      void started.gone.then(() => {
        if (running !== started) return;
        running = undefined;
        log.warn("The local tenant has ended.");
        changed.fire();
      });
      changed.fire();
      return started.tenant;
    },
    stop,
    dispose() {
      running?.dispose();
      changed.dispose();
    },
  };
}

/** Each tenant of each file keeps a local tenant of its own: their applications and APIs have nothing in common. */
function directoryFor(storage: string, standIn: StandIn | undefined): string {
  if (!standIn) return join(storage, "default");
  return join(storage, createHash("sha256").update(`${standIn.file}\n${standIn.tenant}`).digest("hex").slice(0, 16));
}
