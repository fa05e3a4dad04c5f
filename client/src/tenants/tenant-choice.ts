import {
  EventEmitter,
  type Event,
  type ExtensionContext,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  type TextDocument,
  window,
} from "vscode";
import { pickedTenant, type Tenant } from "../../../server/src/document/tenants.ts";
import { parseDomain } from "../../../server/src/tenant/domain.ts";
import { type OpenFile, readOpenFile } from "../current-file.ts";
import type { LocalTenant } from "./local-tenant.ts";
import type { LocalTenants } from "./local-tenants.ts";

/** The tenant that commands on a file act on, and the file as that tenant sees it. */
export interface Target {
  readonly tenant: Tenant & { readonly domain: string };
  readonly open: OpenFile;
  /** Set where it is the local tenant. */
  readonly local?: LocalTenant;
}

export interface TenantChoice {
  dispose(): void;
  readonly onDidChange: Event<void>;
  /** What is chosen for a document, without asking. */
  chosen(document: TextDocument): Promise<Target | undefined>;
  /** What is chosen, else the only one that it can be, else what the user says. `undefined` where the user leaves it. */
  choose(document: TextDocument): Promise<Target | undefined>;
  /** Asks anew. */
  ask(document: TextDocument): Promise<Target | undefined>;
  /** The running local tenant, if the file may go there. */
  useLocal(document: TextDocument): Promise<Target | undefined>;
}

const LOCAL = "local";

export function openTenantChoice(context: ExtensionContext, local: LocalTenants): TenantChoice {
  const changed = new EventEmitter<void>();
  const keyOf = (document: TextDocument) => `tenant ${document.uri.toString()}`;
  const remembered = (document: TextDocument) => context.workspaceState.get<string>(keyOf(document));
  const remember = async (document: TextDocument, name: string) => {
    await context.workspaceState.update(keyOf(document), name);
    changed.fire();
  };

  const targetOf = async (document: TextDocument, name: string | undefined): Promise<Target | undefined> => {
    if (name === undefined) return undefined;
    if (name === LOCAL) return localTarget(document, await local.current());
    const { file } = readOpenFile(document);
    if (file.tenants.length === 0) return pickedTarget(document, name);
    const tenant = file.tenants.find((each) => each.name === name);
    return tenant && namedTarget(document, tenant);
  };

  const choice: TenantChoice = {
    onDidChange: changed.event,
    chosen: (document) => targetOf(document, remembered(document)),
    async choose(document) {
      const known = await choice.chosen(document);
      if (known) return known;
      const { file } = readOpenFile(document);
      const running = await local.current();
      const [only, second] = file.tenants;
      if (only && !second && !running) return namedTarget(document, only);
      return choice.ask(document);
    },
    async ask(document) {
      const name = await askName(document, await local.current());
      if (name === undefined) return undefined;
      await remember(document, name);
      return targetOf(document, name);
    },
    async useLocal(document) {
      const target = localTarget(document, await local.current());
      if (target) await remember(document, LOCAL);
      return target;
    },
    dispose: () => changed.dispose(),
  };
  context.subscriptions.push(local.onDidChange(() => changed.fire()));
  return choice;
}

/** The local tenant takes any file that names no tenants, and a file with the tenant for which it stands in. */
function localTarget(document: TextDocument, local: LocalTenant | undefined): Target | undefined {
  if (!local) return undefined;
  const { domain, standsInFor } = local;
  const bare = readOpenFile(document);
  if (bare.file.tenants.length === 0) return { ...picked(document, domain), local };
  const open = standsInFor === undefined ? bare : readOpenFile(document, { standIn: { tenant: standsInFor, domain } });
  const tenant = open.file.tenants.find(({ name }) => name === standsInFor);
  return tenant && { tenant: { ...tenant, domain }, open, local };
}

function namedTarget(document: TextDocument, tenant: Tenant): Target | undefined {
  const parsed = parseDomain(tenant.domain ?? "");
  if ("domain" in parsed) return { tenant: { ...tenant, domain: parsed.domain }, open: readOpenFile(document) };
  void window.showErrorMessage(parsed.problem);
  return undefined;
}

function pickedTarget(document: TextDocument, domain: string): Target | undefined {
  return "domain" in parseDomain(domain) ? picked(document, domain) : undefined;
}

function picked(document: TextDocument, domain: string): Target {
  const tenant = pickedTenant(domain);
  return { tenant: { ...tenant, domain }, open: readOpenFile(document, { picked: tenant }) };
}

async function askName(document: TextDocument, local: LocalTenant | undefined): Promise<string | undefined> {
  const { file } = readOpenFile(document);
  const usable = localTarget(document, local);
  const items: (QuickPickItem & { readonly name?: string })[] = file.tenants.map((tenant) => ({
    label: tenant.name,
    description: tenant.domain ?? "",
    name: tenant.name,
    ...(tenant.protected && { detail: l10n.t("Protected: a sync asks for the tenant's name") }),
  }));
  if (usable && local) {
    const label = l10n.t("Local tenant");
    items.unshift({ label, description: local.domain, name: LOCAL }, { label: "", kind: QuickPickItemKind.Separator });
  }
  const other = { label: l10n.t("Another tenant…") };
  if (file.tenants.length === 0) items.push(other);
  const answer = await window.showQuickPick(items, { title: l10n.t("Which tenant should Auth APIs act on?") });
  return answer === other ? askDomain() : answer?.name;
}

async function askDomain(): Promise<string | undefined> {
  const answer = await window.showInputBox({
    title: l10n.t("Domain of the tenant"),
    placeHolder: "acme.eu.auth0.com",
    validateInput: (text) => {
      const parsed = parseDomain(text.trim());
      return "problem" in parsed ? parsed.problem : undefined;
    },
  });
  return answer?.trim().toLowerCase();
}
