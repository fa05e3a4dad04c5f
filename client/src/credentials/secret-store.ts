import type { SecretStorage } from "vscode";

/** A machine-to-machine application's id and secret. */
export interface ClientSecret {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** For good, in VS Code's SecretStorage; or in memory, until the window closes. */
export type Keeping = "stored" | "this-window";

/**
 * Secrets by domain. What is kept for a domain is given out for that domain alone, so that a file which names a domain of
 * its own collects nothing. The local tenant's secrets are never kept here: they lie in its directory.
 */
export interface SecretStore {
  /** Calls the listener after each change by this window. */
  onDidChange(listener: () => void): { dispose(): void };
  /** What signs in to a domain's Management API. */
  management(domain: string): Promise<ClientSecret | undefined>;
  keepManagement(domain: string, secret: ClientSecret, keeping: Keeping): Promise<void>;
  /** An application's secret, for test tokens. */
  application(domain: string, clientId: string): Promise<string | undefined>;
  keepApplication(domain: string, clientId: string, secret: string, keeping: Keeping): Promise<void>;
  forgetApplication(domain: string, clientId: string): Promise<void>;
  /** Forgets all that is kept for a domain. */
  forget(domain: string): Promise<void>;
}

/** What is kept for one domain. */
interface Kept {
  readonly management?: ClientSecret;
  /** Client id -> secret. */
  readonly applications?: Readonly<Record<string, string>>;
}

export function openSecretStore(storage: Pick<SecretStorage, "get" | "store" | "delete">): SecretStore {
  const memory = new Map<string, Kept>();
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());
  const stored = async (domain: string): Promise<Kept> => readKept(await storage.get(keyOf(domain)));
  const inMemory = (domain: string): Kept => memory.get(keyOf(domain)) ?? {};
  const store = (domain: string, kept: Kept): Thenable<void> =>
    isEmpty(kept) ? storage.delete(keyOf(domain)) : storage.store(keyOf(domain), JSON.stringify(kept));

  /** In one of the two places, and no longer in the other: an older secret there must not come back. */
  const keep = async (domain: string, keeping: Keeping, add: Change, remove: Change): Promise<void> => {
    const [before, now] = [await stored(domain), inMemory(domain)];
    memory.set(keyOf(domain), keeping === "this-window" ? add(now) : remove(now));
    const after = keeping === "stored" ? add(before) : remove(before);
    if (JSON.stringify(after) !== JSON.stringify(before)) await store(domain, after);
    changed();
  };

  return {
    onDidChange(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    management: async (domain) => inMemory(domain).management ?? (await stored(domain)).management,
    keepManagement: (domain, management, keeping) =>
      keep(domain, keeping, (kept) => ({ ...kept, management }), withoutManagement),
    application: async (domain, clientId) =>
      own(inMemory(domain).applications, clientId) ?? own((await stored(domain)).applications, clientId),
    keepApplication: (domain, clientId, secret, keeping) =>
      keep(
        domain,
        keeping,
        (kept) => ({ ...kept, applications: { ...kept.applications, [clientId]: secret } }),
        (kept) => withoutApplication(kept, clientId),
      ),
    forgetApplication: async (domain, clientId) => {
      memory.set(keyOf(domain), withoutApplication(inMemory(domain), clientId));
      await store(domain, withoutApplication(await stored(domain), clientId));
      changed();
    },
    forget: async (domain) => {
      memory.delete(keyOf(domain));
      await storage.delete(keyOf(domain));
      changed();
    },
  };
}

type Change = (kept: Kept) => Kept;

function keyOf(domain: string): string {
  return `secrets of ${domain.toLowerCase()}`;
}

function withoutManagement({ applications }: Kept): Kept {
  return applications ? { applications } : {};
}

function withoutApplication({ applications, ...kept }: Kept, clientId: string): Kept {
  const others = Object.entries(applications ?? {}).filter(([id]) => id !== clientId);
  return others.length > 0 ? { ...kept, applications: Object.fromEntries(others) } : kept;
}

function isEmpty({ management, applications }: Kept): boolean {
  return !management && !applications;
}

/** A client id comes from a file, and may be `__proto__`. */
function own(applications: Readonly<Record<string, string>> | undefined, clientId: string): string | undefined {
  return applications && Object.hasOwn(applications, clientId) ? applications[clientId] : undefined;
}

function readKept(text: string | undefined): Kept {
  // Nobody else writes under this key.
  return text === undefined ? {} : (JSON.parse(text) as Kept);
}
