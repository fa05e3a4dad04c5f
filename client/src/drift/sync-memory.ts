import type { Memento } from "vscode";
import type { Json } from "../../../server/src/facts/json.ts";
import type { Agreement } from "../../../server/src/tenant/drift/drift.ts";
import { type LastSync, lastSyncIn } from "../../../server/src/tenant/plan/last-sync.ts";

/**
 * What is remembered of a file and a tenant, in this workspace's storage. It holds what the file says, and so no secret. Of a file without
 * a name nothing is: the next `Untitled-1` is another one.
 */
export interface SyncMemory {
  /** What the file wanted when the two were last seen to agree. */
  last(file: string, domain: string): Agreement | undefined;
  remember(file: string, agreed: Agreement): Promise<void>;
  /** What the last sync from here left: later than that, the two may have come to agree by themselves. */
  lastSync(file: string, domain: string): LastSync | undefined;
  rememberSync(file: string, domain: string, synced: LastSync): Promise<void>;
}

interface Kept {
  /** Another version's memory is none. */
  readonly version: 2;
  readonly agreed: Agreement;
}

export function openSyncMemory(storage: Pick<Memento, "get" | "update">): SyncMemory {
  const keyOf = (file: string, domain: string): string => `${file} agrees with ${domain}`;
  const syncKeyOf = (file: string, domain: string): string => `last sync of ${file} with ${domain}`;
  const update = async (file: string, key: string, value: unknown): Promise<void> => {
    if (!file.startsWith("untitled:")) await storage.update(key, value);
  };
  return {
    last(file, domain) {
      const kept = storage.get<Kept>(keyOf(file, domain));
      return kept?.version === 2 ? kept.agreed : undefined;
    },
    async remember(file, agreed) {
      const kept: Kept = { version: 2, agreed };
      await update(file, keyOf(file, agreed.tenant.domain), kept);
    },
    lastSync: (file, domain) => lastSyncIn(storage.get<Json>(syncKeyOf(file, domain))),
    async rememberSync(file, domain, synced) {
      await update(file, syncKeyOf(file, domain), synced);
    },
  };
}
