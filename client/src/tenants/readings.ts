import type { TenantState } from "../../../server/src/facts/tenant-state.ts";
import type { PlanOptions } from "../../../server/src/tenant/plan/plan.ts";

/** What stood on a tenant when it was last read in this window. */
export interface Reading {
  /** Milliseconds since 1970. */
  readonly readAt: number;
  readonly state: TenantState;
  readonly options: PlanOptions;
}

/** What was read, by domain; in memory alone. */
export interface Readings {
  /** Calls the listener with the domain after each reading that is kept, or forgotten. */
  onDidRead(listener: (domain: string) => void): { dispose(): void };
  of(domain: string): Reading | undefined;
  domains(): readonly string[];
  /** What it returns says whether the domain was forgotten since then, and what was begun with its secrets is to be dropped. */
  since(domain: string): () => boolean;
  /** Before a tenant is read; what it returns keeps what was read, unless the domain is forgotten meanwhile. */
  begin(domain: string): (reading: Reading) => void;
  /** Also what is being read just now. */
  forget(domain: string): void;
}

export function openReadings(): Readings {
  const known = new Map<string, Reading>();
  /** How often each domain was forgotten. */
  const forgotten = new Map<string, number>();
  const listeners = new Set<(domain: string) => void>();
  const since = (domain: string): (() => boolean) => {
    const before = forgotten.get(domain);
    return () => forgotten.get(domain) !== before;
  };
  const changed = (domain: string): void => listeners.forEach((listener) => listener(domain));
  return {
    onDidRead(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    of: (domain) => known.get(domain),
    domains: () => [...known.keys()],
    since,
    begin(domain) {
      const isForgotten = since(domain);
      return (reading) => {
        if (isForgotten()) return;
        known.set(domain, reading);
        changed(domain);
      };
    },
    forget(domain) {
      forgotten.set(domain, (forgotten.get(domain) ?? 0) + 1);
      if (known.delete(domain)) changed(domain);
    },
  };
}
