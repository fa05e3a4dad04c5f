import { createHash } from "node:crypto";
import { join } from "node:path";
import { EventEmitter, type Event, l10n, type LogOutputChannel } from "vscode";
import { oneByOne } from "../one-by-one.ts";
import { Problem } from "../problem.ts";
import { type LocalTenant, localTenantIn } from "./local-tenant.ts";
import { type LocalTenantProcess, type StandIn, startLocalTenant } from "./local-tenant-process.ts";

/** The local tenant of this window: its own child, or one that runs on a directory that it knows. */
export interface LocalTenants {
  readonly onDidChange: Event<void>;
  /** The one that runs. */
  current(): Promise<LocalTenant | undefined>;
  /** The one that the environment of this process names, as `npm start` does. */
  named(): Promise<LocalTenant | undefined>;
  /** Starts one in place of this window's own; one that another window runs for the same file is shared. */
  start(standIn?: StandIn): Promise<LocalTenant>;
  /** Stops this window's own. False: it has none. */
  stop(): Promise<boolean>;
}

/** @param storage - path of the folder in which they keep what they hold */
export function openLocalTenants(cli: string, storage: string, log: LogOutputChannel): LocalTenants {
  const changed = new EventEmitter<void>();
  let own: LocalTenantProcess | undefined;
  /** Where the tenant runs that was started, or found, last. */
  let directory: string | undefined;
  /** Two starts at once would take each other's directory. */
  const inTurn = oneByOne();

  const named = async (): Promise<LocalTenant | undefined> => {
    const given = process.env["AUTH_APIS_LOCAL_TENANT_DIR"];
    return given ? localTenantIn(given) : undefined;
  };
  const stop = async (): Promise<boolean> => {
    const stopped = own;
    own = undefined;
    stopped?.stop();
    await stopped?.gone;
    if (stopped) changed.fire();
    return stopped !== undefined;
  };
  const run = async (place: string, standIn: StandIn | undefined): Promise<void> => {
    const started = await startLocalTenant(cli, place, standIn).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : "";
      throw new Problem(l10n.t("The local tenant did not start. {0}", why));
    });
    own = started;
    void started.gone.then(() => {
      if (own !== started) return;
      own = undefined;
      log.warn("The local tenant has ended.");
      changed.fire();
    });
  };

  return {
    onDidChange: changed.event,
    named,
    current: async () => (directory === undefined ? undefined : await localTenantIn(directory)) ?? (await named()),
    start: (standIn) =>
      inTurn(async () => {
        await stop();
        const place = directoryFor(storage, standIn);
        if (!(await localTenantIn(place))) await run(place, standIn);
        const tenant = await localTenantIn(place);
        if (!tenant) throw new Problem(l10n.t("The local tenant did not start."));
        directory = place;
        log.info(`The local tenant runs at ${tenant.domain}.`);
        changed.fire();
        return tenant;
      }),
    stop: () => inTurn(stop),
  };
}

/** Each tenant of each file has a local tenant of its own: their applications and APIs have nothing in common. */
function directoryFor(storage: string, standIn: StandIn | undefined): string {
  if (!standIn) return join(storage, "default");
  return join(storage, createHash("sha256").update(`${standIn.file}\n${standIn.tenant}`).digest("hex").slice(0, 16));
}
