import type { SecretStorage } from "vscode";

/** A machine-to-machine application's id and secret. */
export interface ClientSecret {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Secrets by domain. Whatever is stored for a domain is given out for that domain alone, so that a file which names a
 * domain of its own collects nothing. Long-lived secrets lie in VS Code's SecretStorage; what is for this window only, and the
 * local tenant's, in memory.
 */
export interface SecretStore {
  /** What signs in to a domain's Management API. */
  management(domain: string): Promise<ClientSecret | undefined>;
  keepManagement(domain: string, secret: ClientSecret, where: Keeping): Promise<void>;
  forgetManagement(domain: string): Promise<void>;
  /** An application's secret, for test tokens. */
  application(domain: string, clientId: string): Promise<string | undefined>;
  keepApplication(domain: string, clientId: string, secret: string, where: Keeping): Promise<void>;
  forgetApplication(domain: string, clientId: string): Promise<void>;
}

export type Keeping = "stored" | "this-window";

export function openSecretStore(storage: SecretStorage): SecretStore {
  const window = new Map<string, string>();
  const read = async (key: string) => window.get(key) ?? (await storage.get(key));
  const keep = async (key: string, value: string, where: Keeping) => {
    if (where === "this-window") window.set(key, value);
    else await storage.store(key, value);
  };
  const forget = async (key: string) => {
    window.delete(key);
    await storage.delete(key);
  };
  return {
    async management(domain) {
      const text = await read(managementKey(domain));
      return text === undefined ? undefined : asClientSecret(text);
    },
    keepManagement: (domain, secret, where) => keep(managementKey(domain), JSON.stringify(secret), where),
    forgetManagement: (domain) => forget(managementKey(domain)),
    application: (domain, clientId) => read(applicationKey(domain, clientId)),
    keepApplication: (domain, clientId, secret, where) => keep(applicationKey(domain, clientId), secret, where),
    forgetApplication: (domain, clientId) => forget(applicationKey(domain, clientId)),
  };
}

function asClientSecret(text: string): ClientSecret | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("clientId" in value) || !("clientSecret" in value))
      return undefined;
    const { clientId, clientSecret } = value;
    return typeof clientId === "string" && typeof clientSecret === "string" ? { clientId, clientSecret } : undefined;
  } catch {
    return undefined;
  }
}

function managementKey(domain: string): string {
  return `management ${domain.toLowerCase()}`;
}

function applicationKey(domain: string, clientId: string): string {
  return `application ${domain.toLowerCase()} ${clientId}`;
}
