import type { JournalledTenant } from "./entry.ts";
import type { JournalFolder } from "./folder.ts";
import { type History, historyOf, joined, type Unreadable } from "./history.ts";

/** A sync found in a folder of journals. */
export interface FoundSync {
  readonly history: History;
  /** Newer journals that can't be read, in words: one of them may be what was meant. */
  readonly passedOver: readonly string[];
}

/** The newest sync that fits; `undefined` where there is none. */
export async function newestSync(
  folder: JournalFolder,
  fits: (history: History) => boolean,
): Promise<FoundSync | undefined> {
  const passedOver: string[] = [];
  for (const id of await folder.ids()) {
    const lines = await folder.read(id);
    // A disk was full before anything could be written to it, and so nothing was sent.
    if (lines.entries.length === 0 && lines.damagedAt === undefined) continue;
    const history = historyOf(id, lines);
    if ("problem" in history) passedOver.push(unread(id, history));
    else if (fits(history)) return { history, passedOver };
  }
  return undefined;
}

/** The tenants to which syncs that fit went, the newest first; each once. */
export async function syncedTenants(
  folder: JournalFolder,
  fits: (history: History) => boolean,
): Promise<readonly JournalledTenant[]> {
  const tenants = new Map<string, JournalledTenant>();
  for (const id of await folder.ids()) {
    const history = historyOf(id, await folder.read(id));
    if ("problem" in history || !fits(history)) continue;
    const { tenant } = history.begin;
    if (!tenants.has(tenant.domain)) tenants.set(tenant.domain, tenant);
  }
  return [...tenants.values()];
}

/** A sync with all that it was resumed from, as far as that can be read. */
export interface WholeSync {
  readonly history: History;
  /** What came before it can't be read, in words; what that did is not in the history. */
  readonly cutOff?: string;
}

/** What a sync was resumed from belongs to it, so that an undo takes all of it back. */
export async function withResumed(folder: JournalFolder, last: History): Promise<WholeSync> {
  const chain: [History, ...History[]] = [last];
  for (let [first] = chain; first.begin.does === "resume" && first.begin.of !== undefined; [first] = chain) {
    const { of } = first.begin;
    const earlier = historyOf(of, await folder.read(of));
    if ("problem" in earlier) {
      const cutOff = `${unread(of, earlier)} What the sync did before it was resumed stays as it is.`;
      return { history: joined(chain), cutOff };
    }
    chain.unshift(earlier);
  }
  return { history: joined(chain) };
}

function unread(id: string, { problem }: Unreadable): string {
  return `The journal ${id} can't be read: ${problem}.`;
}
