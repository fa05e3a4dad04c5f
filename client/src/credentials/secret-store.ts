import type { SecretStorage } from "vscode";
import { oneByOne } from "../one-by-one.ts";
import type { ManagementSecret } from "./management-secret.ts";

/** For good, in VS Code's SecretStorage; or in memory, until the window closes. */
export type Keeping = "stored" | "this-window";

/**
 * Secrets by domain. What is kept for a domain is given out for that domain alone, so that a file which names a domain of
 * its own collects nothing. The local tenant's secrets are never kept here: they lie in its directory.
 */
export interface SecretStore {
  /** Calls the listener after each change, by this window or another one. */
  onDidChange(listener: () => void): { dispose(): void };
  /** What signs in to a domain's Management API. */
  management(domain: string): Promise<ManagementSecret | undefined>;
  keepManagement(domain: string, secret: ManagementSecret, keeping: Keeping): Promise<void>;
  /** The domains that somebody can sign in to with what is kept, sorted. */
  signedIn(): Promise<readonly string[]>;
  /** An application's secret, for test tokens. */
  application(domain: string, clientId: string): Promise<string | undefined>;
  keepApplication(domain: string, clientId: string, secret: string, keeping: Keeping): Promise<void>;
  forgetApplication(domain: string, clientId: string): Promise<void>;
  /** Forgets all that is kept for a domain. */
  forget(domain: string): Promise<void>;
}

/** What is kept for one domain. */
interface Kept {
  readonly management?: ManagementSecret;
  /** Client id -> secret. */
  readonly applications?: Readonly<Record<string, string>>;
}

/** @param tellRefused - the storage takes nothing, as without a keyring: what was to be stored is kept for this window only */
export function openSecretStore(
  storage: Pick<SecretStorage, "get" | "store" | "delete" | "onDidChange">,
  tellRefused: (domain: string) => void,
): SecretStore {
  const memory = new Map<string, Kept>();
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());
  const stored = async (domain: string): Promise<Kept> => readKept(await storage.get(keyOf(domain)));
  const inMemory = (domain: string): Kept => memory.get(keyOf(domain)) ?? {};
  const store = async (domain: string, kept: Kept): Promise<void> => {
    if (isEmpty(kept)) await storage.delete(keyOf(domain));
    else await storage.store(keyOf(domain), JSON.stringify(kept));
    const others = (await listed()).filter((each) => each !== domain.toLowerCase());
    const list = kept.management ? [...others, domain.toLowerCase()] : others;
    // Each store tells all windows.
    if (list.length !== (await listed()).length) await storage.store(LIST, JSON.stringify(list));
  };
  /** VS Code can't say which keys there are. */
  const listed = async (): Promise<readonly string[]> => JSON.parse((await storage.get(LIST)) ?? "[]") as string[];
  storage.onDidChange(({ key }) => {
    if (key === LIST) changed();
  });
  /** Each change reads what is there first: two at once would lose one of them, or bring back what was forgotten. */
  const inTurn = oneByOne();

  /** In one of the two places, and no longer in the other: an older secret there must not come back. */
  const keep = (domain: string, keeping: Keeping, add: Change, remove: Change): Promise<void> =>
    inTurn(async () => {
      const [before, now] = [await stored(domain), inMemory(domain)];
      const after = keeping === "stored" ? add(before) : remove(before);
      memory.set(keyOf(domain), add(now));
      try {
        if (JSON.stringify(after) !== JSON.stringify(before)) await store(domain, after);
        if (keeping === "stored") memory.set(keyOf(domain), remove(now));
      } catch (error) {
        // An older secret that stays is another matter.
        if (keeping !== "stored") throw error;
        tellRefused(domain);
      }
      changed();
    });

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
    forgetApplication: (domain, clientId) =>
      inTurn(async () => {
        memory.set(keyOf(domain), withoutApplication(inMemory(domain), clientId));
        await store(domain, withoutApplication(await stored(domain), clientId));
        changed();
      }),
    forget: (domain) =>
      inTurn(async () => {
        memory.delete(keyOf(domain));
        await store(domain, {});
        changed();
      }),
    signedIn: async () => {
      const inMemory = [...memory].flatMap(([key, kept]) => (kept.management ? [key.slice(KEY.length)] : []));
      return [...new Set([...(await listed()), ...inMemory])].sort();
    },
  };
}

type Change = (kept: Kept) => Kept;

const KEY = "secrets of ";
const LIST = "signed in";

function keyOf(domain: string): string {
  return `${KEY}${domain.toLowerCase()}`;
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
