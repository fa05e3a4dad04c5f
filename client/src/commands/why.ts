import { l10n } from "vscode";
import { why as answerWhy, type WhyAnswer } from "../../../server/src/expected/why/why.ts";
import { desiredState } from "../../../server/src/tenant/desired/desired-from-file.ts";
import { markdownText } from "../../../server/src/text/printable.ts";
import { describe } from "../tenants/target.ts";
import { atCursor } from "../token/at-cursor.ts";
import { chooseApi, pick, requireApis, titleOf } from "../token/choose-api.ts";
import { repairActions } from "../token/repair-actions.ts";
import { readQuietly } from "../tenants/read-tenant.ts";
import { tell } from "../views/messages.ts";
import { plain } from "../views/plain.ts";
import type { Command } from "./register.ts";

/** Why an application can or can't get a token of its own: from file and tenant facts, with no secret and no quota. */
export const why: Command = async (services, document) => {
  const { choice, connections, readings, views, log } = services;
  const target = await choice.choose(document);
  if (!target) return;
  const { tenant, open } = target;
  const file = desiredState(open.file, tenant, open.findings).apis;
  const here = atCursor(document, target);
  const api = await chooseApi(requireApis(file, target), here, l10n.t("A token for which API?"));
  if (!api) return;
  const connected = await connections.existing(target);
  if (connected) await readQuietly(readings, connected, log);
  const facts = readings.of(tenant.domain)?.state;

  const named = new Map<string, { readonly named: string; readonly clientId?: string }>();
  for (const { client, clientId } of file.flatMap(({ grants = [] }) => grants))
    named.set(client, { named: client, ...(clientId !== undefined && { clientId }) });
  for (const { clientId, name } of facts?.clients ?? []) {
    const known = named.has(name) || [...named.values()].some((each) => each.clientId === clientId);
    if (!known) named.set(clientId, { named: name, clientId });
  }
  const items = [...named.values()].map((value) => ({ label: plain(value.named), value }));
  const question = l10n.t("Which application, for {0}?", plain(titleOf(api)));
  const atGrant = here.grant?.client === undefined ? undefined : named.get(here.grant.client);
  const application = atGrant ?? (await pick(items, question));
  if (!application) return;

  const answer = answerWhy({ api: api.identifier, application, file, ...(facts && { tenant: facts }) });
  const title = headline(answer, application.named, api.identifier);
  await views.show(l10n.t("Why"), page(title, answer, describe(target)));
  const repairs = repairActions(
    answer.reasons.flatMap(({ repairs }) => repairs),
    { target },
    services,
  );
  tell(log, answer.token === "no" ? "warning" : "info", title, repairs);
};

function headline({ token }: WhyAnswer, application: string, api: string): string {
  switch (token) {
    case "yes":
      return l10n.t("{0} gets a token for {1}.", application, api);
    case "no":
      return l10n.t("{0} gets no token for {1}.", application, api);
    case "unknown":
      return l10n.t("Whether {0} gets a token for {1} can't be told from here.", application, api);
  }
}

function page(title: string, { basis, reasons }: WhyAnswer, tenant: string): string {
  const source =
    basis === "tenant"
      ? l10n.t("By the configuration of {0} as it was just read. No token was requested.", tenant)
      : l10n.t("By the file alone, as if it were synced to {0}: nobody is signed in. No token was requested.", tenant);
  const told = reasons.map((reason) => `1. **${markdownText(reason.title)}** ${markdownText(reason.detail)}`);
  return [`# ${markdownText(title)}`, markdownText(source), told.join("\n")].join("\n\n");
}
