/** How a tenant's reading that nobody asked for came to its end. `refused`: only another sign-in could help. */
export type TryEnd = "read" | "unread" | "refused";

/** Which tenants may be read without being asked for, by domain. What failed is left until something gives new hope. */
export interface SilentTries {
  /** False where one is under way, or has failed and nothing has happened since. */
  begin(domain: string): boolean;
  /** True: it has failed, and what happened meanwhile makes another one worth it. */
  end(domain: string, how: TryEnd): boolean;
  /** The user has come to the file anew: what could not be read may be there now. True: there is something to try. */
  shown(): boolean;
  /** Another tenant was chosen, or somebody has signed in: then a refusal is worth another try as well. */
  changed(): void;
}

export function silentTries(): SilentTries {
  /** `outdated`: under way, and begun before the last change. */
  const known = new Map<string, "under-way" | "outdated" | "unread" | "refused">();
  const forget = (how: "unread" | "refused"): boolean => {
    const found = [...known].filter(([, state]) => state === how);
    for (const [domain] of found) known.delete(domain);
    return found.length > 0;
  };
  return {
    begin(domain) {
      if (known.has(domain)) return false;
      known.set(domain, "under-way");
      return true;
    },
    end(domain, how) {
      const isOutdated = known.get(domain) === "outdated";
      if (how === "read" || isOutdated) known.delete(domain);
      else known.set(domain, how);
      return how !== "read" && isOutdated;
    },
    shown: () => forget("unread"),
    changed() {
      forget("unread");
      forget("refused");
      for (const domain of known.keys()) known.set(domain, "outdated");
    },
  };
}
