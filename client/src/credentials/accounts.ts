import {
  authentication,
  type AuthenticationProvider,
  type AuthenticationSession,
  type AuthenticationProviderAuthenticationSessionsChangeEvent as SessionsChange,
  Disposable,
  EventEmitter,
  l10n,
  window,
} from "vscode";
import { parseDomain } from "../../../server/src/tenant/connection/domain.ts";
import { meantDocument } from "../current-file.ts";
import { Problem } from "../problem.ts";
import type { Connections } from "../tenants/connections.ts";
import type { TenantChoice } from "../tenants/tenant-choice.ts";
import { requireTrust } from "../trust.ts";
import type { SecretStore } from "./secret-store.ts";
import type { SignedIn } from "./signed-in.ts";

interface Signing {
  readonly secrets: SecretStore;
  readonly signedIn: SignedIn;
  readonly connections: Connections;
  readonly choice: TenantChoice;
}

/** Tenants that somebody is signed in to, as accounts in VS Code's Accounts menu; one account for each domain. */
export function registerAccounts({ secrets, signedIn, connections, choice }: Signing): Disposable {
  const changed = new EventEmitter<SessionsChange>();
  const sessions = async (): Promise<readonly AuthenticationSession[]> => (await secrets.signedIn()).map(sessionOf);
  const provider: AuthenticationProvider = {
    onDidChangeSessions: changed.event,
    async getSessions(scopes, { account }) {
      const wanted = account?.label ?? scopes?.[0];
      return (await sessions()).filter(({ id }) => wanted === undefined || id === wanted.toLowerCase());
    },
    async createSession(scopes, { account }) {
      requireTrust();
      const domain = await domainOf(account?.label ?? scopes[0], choice);
      if (domain === undefined || !(await connections.signIn(domain))) throw new Problem(l10n.t("Nobody signed in."));
      return sessionOf(domain);
    },
    removeSession: (id) => connections.signOut(id),
  };
  const listening = signedIn.onDidChange(({ added, removed }) =>
    changed.fire({ added: added.map(sessionOf), removed: removed.map(sessionOf), changed: [] }),
  );
  const registered = authentication.registerAuthenticationProvider("auth-apis", l10n.t("Auth APIs"), provider, {
    supportsMultipleAccounts: true,
  });
  return Disposable.from(registered, listening, changed);
}

/** Other extensions may be allowed to read a session: its `accessToken` opens nothing, and only says which one it is. */
function sessionOf(domain: string): AuthenticationSession {
  return {
    id: domain,
    accessToken: `auth-apis session ${domain}`,
    account: { id: domain, label: domain },
    scopes: [domain],
  };
}

/** What was asked for by its domain, else the tenant that commands act on. */
async function domainOf(asked: string | undefined, choice: TenantChoice): Promise<string | undefined> {
  if (asked !== undefined) {
    const parsed = parseDomain(asked);
    if ("problem" in parsed) throw new Problem(parsed.problem);
    return parsed.domain;
  }
  const document = await meantDocument();
  if ("problem" in document) {
    void window.showInformationMessage(document.problem);
    return undefined;
  }
  return (await choice.choose(document))?.tenant.domain;
}
