import type { Memento } from "vscode";
import type { DesiredState } from "../../../server/src/tenant/desired/desired.ts";

/**
 * What a file wanted of a tenant when the two were last seen to agree; for each file and tenant, in this workspace's storage.
 * It holds what the file says, and so no secret.
 */
export interface SyncMemory {
  last(file: string, domain: string): DesiredState | undefined;
  remember(file: string, agreed: DesiredState): Promise<void>;
}

interface Kept {
  /** Another version's memory is none. */
  readonly version: 1;
  readonly agreed: DesiredState;
}

export function openSyncMemory(storage: Pick<Memento, "get" | "update">): SyncMemory {
  const keyOf = (file: string, domain: string): string => `last sync of ${file} with ${domain}`;
  return {
    last(file, domain) {
      const kept = storage.get<Kept>(keyOf(file, domain));
      return kept?.version === 1 ? kept.agreed : undefined;
    },
    async remember(file, agreed) {
      const kept: Kept = { version: 1, agreed };
      await storage.update(keyOf(file, agreed.tenant.domain), kept);
    },
  };
}
