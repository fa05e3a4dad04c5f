import { l10n, window } from "vscode";
import { desiredState } from "../../../server/src/tenant/desired/desired-from-file.ts";
import { inspectToken as inspect, type TokenInspection } from "../../../server/src/token/inspect-token.ts";
import { copiedToken, type RawToken } from "../../../server/src/token/request/raw-token.ts";
import { type Fact, inspectionOf } from "../inspector/inspection.ts";
import type { Services } from "../services.ts";
import { describe, type Target } from "../tenants/target.ts";
import { askForKey } from "../token/ask-for-key.ts";
import { callWith } from "../token/call-api.ts";
import { repairActions } from "../token/repair-actions.ts";
import { type Given, now } from "../token/request.ts";
import { withReading } from "../views/progress.ts";
import type { Command } from "./register.ts";

/** Judges a token that the user pastes, from any application or user, against file and tenant. It is not stored. */
export const inspectToken: Command = async (services, document) => {
  const target = await services.choice.choose(document);
  const raw = target && (await askToken());
  if (raw) await judge(raw, target, services);
};

/** @param given - for this one check */
async function judge(raw: RawToken, target: Target, services: Services, given: Given = {}): Promise<void> {
  const { tenant, open } = target;
  const { apis: file } = desiredState(open.file, tenant, open.findings);
  const names = new Map([...tenant.clients].flatMap(([name, { clientId }]) => (clientId ? [[clientId, name]] : [])));
  const facts = services.readings.of(tenant.domain)?.state;
  const title = l10n.t("Verifying the token");
  const inspected = await withReading(title, tenant.domain, ({ signal }) =>
    inspect(raw, { tenant, file, names }, { fetch, now, signal, facts, ...given }),
  );
  const key = askForKey(inspected.token, inspected.api?.identifier ?? l10n.t("the API"));
  const repairs = key
    ? [{ label: key.label, run: () => key.ask((more) => judge(raw, target, services, more)) }]
    : repairActions(repairsOf(inspected), { target }, services);
  services.inspector.show({
    inspection: {
      ...inspectionOf(
        inspected,
        aboutOf(inspected, target),
        repairs.map(({ label }) => label),
      ),
      access: inspected.access.map(({ scope, inScope, inPermissions, why }) => ({
        scope,
        granted: inScope || inPermissions,
        ...(why !== undefined && { why }),
      })),
    },
    raw,
    passing: true,
    repairs: repairs.map(({ run }) => run),
    call: callWith(inspected),
  });
}

/** Hidden while it is pasted, like every secret. */
async function askToken(): Promise<RawToken | undefined> {
  const prompt = l10n.t(
    "Paste an access token. It is checked on this machine, with the tenant's public keys, and not kept.",
  );
  const text = await window.showInputBox({
    title: l10n.t("Inspect Token"),
    prompt,
    password: true,
    ignoreFocusOut: true,
  });
  return text === undefined ? undefined : copiedToken(text);
}

function repairsOf({ rows, access }: TokenInspection) {
  return [...rows.flatMap((row) => row.repairs ?? []), ...access.flatMap(({ repairs }) => repairs)];
}

function aboutOf({ api, meant, application, subject }: TokenInspection, target: Target): readonly Fact[] {
  const kinds = { application: l10n.t("the application itself"), user: l10n.t("a user"), unknown: l10n.t("not known") };
  const known = api?.identifier ?? l10n.t("none that file or tenant know");
  return [
    { name: l10n.t("API"), value: meant === undefined ? known : l10n.t("none, but nearly {0}", meant) },
    { name: l10n.t("Application"), value: application?.named ?? l10n.t("not known") },
    { name: l10n.t("Made for"), value: kinds[subject] },
    { name: l10n.t("Tenant"), value: describe(target) },
  ];
}
