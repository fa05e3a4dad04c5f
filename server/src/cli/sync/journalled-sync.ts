import { readFile } from "../../document/read/file.ts";
import { connection } from "../../tenant/connection/connection.ts";
import { connect, type ManagementApi } from "../../tenant/connection/management-api.ts";
import type { JournalledTenant } from "../../tenant/journal/entry.ts";
import type { History } from "../../tenant/journal/history.ts";
import { newestSync, syncedTenants } from "../../tenant/journal/newest-sync.ts";
import { UsageError } from "../exit.ts";
import type { Values } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import { baseOf } from "../target/base.ts";
import { readConcurrency } from "./concurrency.ts";
import { applyOptions } from "./confirm-and-apply.ts";
import { readDocument } from "../target/input-file.ts";
import { journals } from "./journals.ts";
import { type LocalDirectory, localDirectoryPath, readLocalDirectory } from "../target/local-directory.ts";
import { targetCredentials } from "../target/target.ts";

/** Options of the commands that go on from a journal, and so need no file. */
export const journalOptions = {
  tenant: {
    type: "string",
    short: "t",
    value: "TENANT",
    help: "the tenant whose last sync is meant: its name in the file, its domain, or `local`",
  },
  dir: { type: "string", value: "DIR", help: "where the local tenant lives (with --tenant local)" },
  ...applyOptions,
} as const;

/** A sync that was journalled, and a connection to its tenant. */
export interface JournalledSync {
  readonly history: History;
  readonly api: ManagementApi;
  /** As it was recorded; protected also where its files have come to say so since. */
  readonly tenant: JournalledTenant;
}

/**
 * The last sync of the tenant that the arguments mean; says on stderr which one it is.
 *
 * @param fits - which syncs there is something to do for
 * @throws UsageError where there is none; nothing has been sent then
 */
export async function journalledSync(
  operands: readonly string[],
  values: Values<typeof journalOptions>,
  terminal: Terminal,
  fits: (history: History) => boolean,
): Promise<JournalledSync> {
  if (operands.length > 0) throw new UsageError("this takes no file: it goes by what the last sync has recorded");
  const isLocal = values.tenant === "local";
  if (values.dir !== undefined && !isLocal) throw new UsageError("--dir goes with --tenant local");
  const atOnce = readConcurrency(values.concurrency);
  const local = isLocal ? await readLocalDirectory(values.dir ?? localDirectoryPath(terminal)) : undefined;
  const wanted = local?.domain ?? values.tenant ?? terminal.env["AUTH0_DOMAIN"]?.toLowerCase();
  if (!wanted) throw new UsageError("say with --tenant whose last sync is meant: a name, a domain, or `local`");
  const found = await newestSync(journals(terminal), (history) => isFor(history, wanted, local) && fits(history));
  if (!found) {
    const others = (await syncedTenants(journals(terminal), fits)).map(nameOf);
    const meant = others.length === 0 ? "" : `; there are syncs of ${others.join(", ")}`;
    throw new UsageError(`no sync of ${wanted} is recorded for which this has anything to do${meant}`);
  }

  terminal.talk(...found.passedOver, `The sync is: ${described(found.history)}.`);
  const { domain } = found.history.begin.tenant;
  const credentials = await targetCredentials({ tenant: { domain }, ...(local && { local }) }, terminal);
  const tenant = await asItsFilesSay(found.history, terminal);
  return { history: found.history, api: connect(credentials, connection(domain, atOnce)), tenant };
}

async function asItsFilesSay({ begin: { tenant, files } }: History, terminal: Terminal): Promise<JournalledTenant> {
  const protections = files.map(async (path) => {
    const document = await readDocument(path, terminal);
    const { tenants } = readFile(document, { base: baseOf(path, document, terminal) });
    return tenants.some((each) => each.domain?.toLowerCase() === tenant.domain && each.protected);
  });
  // A file that is gone or broken says nothing; what was recorded still counts.
  const now = await Promise.all(protections.map((each) => each.catch(() => false)));
  return { ...tenant, protected: tenant.protected || now.includes(true) };
}

function isFor({ begin }: History, wanted: string, local: LocalDirectory | undefined): boolean {
  const { name, named, domain } = begin.tenant;
  return domain === wanted.toLowerCase() || (!local && named && name === wanted);
}

function nameOf({ name, named, domain }: JournalledTenant): string {
  return named ? `${name} (${domain})` : domain;
}

/** "sync of /a.yaml to dev (acme.eu.auth0.com), 2026-01-01 10:00 UTC, 3 of 5 done" */
function described({ begin, open }: History): string {
  const { does, tenant, files, at, rows } = begin;
  const to = nameOf(tenant);
  const time = at.slice(0, 16).replace("T", " ");
  return `${does} of ${files.join(", ")} to ${to}, ${time} UTC, ${rows.length - open.length} of ${rows.length} done`;
}
