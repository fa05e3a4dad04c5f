import { EventEmitter, type Event, l10n, type LogOutputChannel } from "vscode";
import { thumbprint } from "../../../server/src/tenant/thumbprint.ts";
import type { TenantState } from "../../../server/src/facts/tenant-state.ts";
import type { ManagementApi } from "../../../server/src/tenant/connection/management-api.ts";
import type { ReadOptions } from "../../../server/src/tenant/connection/pages.ts";
import { readTenant } from "../../../server/src/tenant/connection/read.ts";
import { TenantError } from "../../../server/src/tenant/connection/tenant-error.ts";
import type { PlanOptions } from "../../../server/src/tenant/plan/plan.ts";
import { needsSignIn } from "../views/messages.ts";
import { plain } from "../views/plain.ts";
import { withReading } from "../views/progress.ts";
import type { TryEnd } from "./silent-tries.ts";

/** What stood on a tenant when it was last read in this window. */
export interface Reading {
  /** Milliseconds since 1970. */
  readonly readAt: number;
  readonly state: TenantState;
  readonly options: PlanOptions;
}

/** What was read, by domain; in memory alone. */
export interface Readings {
  readonly onDidRead: Event<string>;
  of(domain: string): Reading | undefined;
  domains(): readonly string[];
  keep(domain: string, reading: Reading): void;
  forget(domain: string): void;
}

export function openReadings(): Readings {
  const known = new Map<string, Reading>();
  const read = new EventEmitter<string>();
  return {
    onDidRead: read.event,
    of: (domain) => known.get(domain),
    domains: () => [...known.keys()],
    keep(domain, reading) {
      known.set(domain, reading);
      read.fire(domain);
    },
    forget(domain) {
      if (known.delete(domain)) read.fire(domain);
    },
  };
}

/** Reads a tenant and keeps what stands there. @throws TenantError where it can't be read completely */
async function readInto(readings: Readings, api: ManagementApi, options: ReadOptions = {}): Promise<Reading> {
  const { clientId } = await api.identity();
  const readAt = Date.now();
  const reading = { readAt, state: await readTenant(api, options), options: { ownClientId: clientId, thumbprint } };
  readings.keep(api.domain, reading);
  return reading;
}

/** The same where nobody has asked for it: what fails is said in the log alone. */
export async function readQuietly(readings: Readings, api: ManagementApi, log: LogOutputChannel): Promise<TryEnd> {
  try {
    await readInto(readings, api);
    return "read";
  } catch (error) {
    const why = error instanceof TenantError ? error.message : l10n.t("something went wrong");
    log.info(`${api.domain} was not read: ${plain(why)}`);
    return needsSignIn(error) ? "refused" : "unread";
  }
}

/** The same under a progress message. */
export function readWithProgress(readings: Readings, api: ManagementApi, tenant: string): Promise<Reading> {
  return withReading(l10n.t("Reading {0}", tenant), api.domain, ({ signal, report }) =>
    readInto(readings, api, { signal, onPage: (read, total) => report(l10n.t("{0} of {1}", read, total)) }),
  );
}
