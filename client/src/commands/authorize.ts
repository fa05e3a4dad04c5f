import { l10n, type QuickPickItem, window } from "vscode";
import { indexTenant } from "../../../server/src/facts/tenant-index.ts";
import { desiredState, viewFor } from "../../../server/src/tenant/desired/desired-from-file.ts";
import type { DesiredApi } from "../../../server/src/tenant/desired/desired.ts";
import { authorize, type Candidate, candidates } from "../../../server/src/tenant/pull/authorize.ts";
import { targetAt } from "../../../server/src/tenant/pull/pull.ts";
import { Problem } from "../problem.ts";
import { editDocument } from "../edit-document.ts";
import { readWithProgress } from "../tenants/read-tenant.ts";
import { describe } from "../tenants/target.ts";
import { atCursor } from "../token/at-cursor.ts";
import { chooseApi, requireApis, titleOf } from "../token/choose-api.ts";
import { tell } from "../views/messages.ts";
import { plain } from "../views/plain.ts";
import type { Command } from "./register.ts";

/** Lets the user say which applications may get tokens for the API at the cursor, and edits its grants in the file. */
export const authorizeApplications: Command = async ({ choice, connections, readings, log }, document) => {
  const target = await choice.choose(document);
  if (!target) return;
  const { open, tenant } = target;
  const { file } = open;
  const apis = requireApis(desiredState(file, tenant, open.findings).apis, target);
  const api = await chooseApi(apis, atCursor(document, target), l10n.t("Authorize applications for which API?"));
  const connected = api && (await connections.to(target));
  if (!api || !connected) return;
  if (api.blocked !== undefined) throw new Problem(api.blocked);
  const { state, options } = await readWithProgress(readings, connected, describe(target));
  const known = candidates(api, state);
  const chosen = await askApplications(known, titleOf(api));
  if (!chosen) return;
  const fresh = chosen.filter(({ granted }) => granted === undefined);
  const scope = fresh.length === 0 ? [] : await askScopes(api, fresh);
  if (!scope) return;

  const at = file.apis.findIndex((entry) => viewFor(entry, tenant, file)?.identifier === api.identifier);
  const { ownClientId, thumbprint } = options;
  const place = targetAt(file, at, indexTenant(state), { tenant, ownClientId, thumbprint });
  if (!place) throw new Problem(l10n.t("This API stands elsewhere in the file; edit it there."));
  const granted = chosen.map(
    ({ clientId, granted: has }) => [clientId, has === undefined ? scope : ("as granted" as const)] as const,
  );
  const changed = await editDocument(open, authorize(place, state, new Map(granted)));
  if (!changed) tell(log, "info", l10n.t("Nothing to change: the file says that already."));
};

async function askApplications(known: readonly Candidate[], api: string): Promise<readonly Candidate[] | undefined> {
  const items = known.map((candidate): QuickPickItem & { readonly candidate: Candidate } => ({
    label: plain(candidate.name || candidate.clientId),
    description: plain(candidate.clientId),
    detail: plain([grantedText(candidate), candidate.problem].filter(Boolean).join(" ")),
    picked: candidate.granted !== undefined,
    candidate,
  }));
  const title = l10n.t("Which applications may get tokens for {0}?", plain(api));
  const picked = await window.showQuickPick(items, {
    title,
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return picked?.map(({ candidate }) => candidate);
}

function grantedText({ granted }: Candidate): string {
  if (granted === undefined) return "";
  if (granted === "all") return l10n.t("Authorized for all scopes.");
  return granted.length === 0
    ? l10n.t("Authorized, without a scope.")
    : l10n.t("Authorized for {0}.", granted.join(", "));
}

async function askScopes(api: DesiredApi, fresh: readonly Candidate[]): Promise<"all" | readonly string[] | undefined> {
  const { scopes } = api.fields;
  const values = Array.isArray(scopes) ? scopes.flatMap((each: unknown) => scopeOf(each)) : [];
  const all = { label: l10n.t("$(key) All scopes, also those that come later"), value: undefined };
  const items = [
    ...values.map(({ value, description }) => ({ label: plain(value), description: plain(description), value })),
    all,
  ];
  const names = fresh.map(({ name, clientId }) => plain(name || clientId)).join(", ");
  const title = l10n.t("What may {0} ask for?", names);
  const picked = await window.showQuickPick(items, { title, canPickMany: true, ignoreFocusOut: true });
  if (!picked) return undefined;
  return picked.some(({ value }) => value === undefined) ? "all" : picked.flatMap(({ value }) => value ?? []);
}

function scopeOf(scope: unknown): readonly { readonly value: string; readonly description: string }[] {
  if (typeof scope !== "object" || scope === null || !("value" in scope) || typeof scope.value !== "string") return [];
  const description = "description" in scope && typeof scope.description === "string" ? scope.description : "";
  return [{ value: scope.value, description }];
}
