import { l10n, type LogOutputChannel } from "vscode";
import type { ManagementApi } from "../../../server/src/tenant/connection/management-api.ts";
import type { ReadOptions } from "../../../server/src/tenant/connection/pages.ts";
import { readTenant } from "../../../server/src/tenant/connection/read.ts";
import { TenantError } from "../../../server/src/tenant/connection/tenant-error.ts";
import { thumbprint } from "../../../server/src/tenant/thumbprint.ts";
import { Problem } from "../problem.ts";
import { needsSignIn } from "../views/messages.ts";
import { plain } from "../views/plain.ts";
import { withReading } from "../views/progress.ts";
import type { Reading, Readings } from "./readings.ts";
import type { TryEnd } from "./silent-tries.ts";

/** Reads a tenant and keeps what stands there. @throws TenantError where it can't be read completely */
async function readInto(readings: Readings, api: ManagementApi, options: ReadOptions = {}): Promise<Reading> {
  const keep = readings.begin(api.domain);
  const { clientId } = await api.identity();
  const readAt = Date.now();
  const reading = { readAt, state: await readTenant(api, options), options: { ownClientId: clientId, thumbprint } };
  keep(reading);
  return reading;
}

/** The same where nobody has asked for it: what fails is said in the log alone. A reading that a sign-out overtook is none. */
export async function readQuietly(readings: Readings, api: ManagementApi, log: LogOutputChannel): Promise<TryEnd> {
  try {
    await readInto(readings, api);
    return readings.of(api.domain) ? "read" : "unread";
  } catch (error) {
    const why = error instanceof TenantError ? error.message : l10n.t("something went wrong");
    log.info(`${api.domain} was not read: ${plain(why)}`);
    return needsSignIn(error) ? "refused" : "unread";
  }
}

/**
 * The same under a progress message.
 *
 * @throws Problem where somebody signs out meanwhile: nothing goes on with what these secrets brought
 */
export async function readWithProgress(readings: Readings, api: ManagementApi, tenant: string): Promise<Reading> {
  const isForgotten = readings.since(api.domain);
  const reading = await withReading(l10n.t("Reading {0}", tenant), api.domain, ({ signal, report }) =>
    readInto(readings, api, { signal, onPage: (read, total) => report(l10n.t("{0} of {1}", read, total)) }),
  );
  if (isForgotten())
    throw new Problem(l10n.t("Somebody signed out of {0} while it was read. Nothing was done.", tenant));
  return reading;
}
