import { l10n, type TextDocument } from "vscode";
import { readFile } from "../../../server/src/document/read/file.ts";
import { pull } from "../../../server/src/tenant/pull/pull.ts";
import { markdownText } from "../../../server/src/text/printable.ts";
import { pullSummary, pullText } from "../../../server/src/tenant/views/pull-text.ts";
import { editDocument } from "../edit-document.ts";
import type { Services } from "../services.ts";
import { readWithProgress } from "../tenants/read-tenant.ts";
import { describe } from "../tenants/target.ts";
import { type Action, tell } from "../views/messages.ts";
import type { Command } from "./register.ts";

/** Takes into the file what differs on the tenant, as an edit that can be undone. */
export const pullFromTenant: Command = (services, document) => pullInto(services, document, false);

async function pullInto(services: Services, document: TextDocument, addMissing: boolean): Promise<void> {
  const { choice, connections, readings, views, log } = services;
  const target = await choice.choose(document);
  const api = target && (await connections.to(target));
  if (!target || !api) return;
  const { open, tenant } = target;
  const { state, options } = await readWithProgress(readings, api, describe(target));
  const { document: pulled, report } = pull({
    ...options,
    ownClientId: options.ownClientId,
    file: open.file,
    tenant,
    findings: open.findings,
    state,
    read: (edited, previous) => readFile(edited, open.options, previous),
    addMissing,
  });
  await editDocument(open, pulled);

  const missing = addMissing ? 0 : report.onlyOnTenant.length;
  const lines = [pullText(report, (_, text) => text), ...report.notes].join("\n\n");
  const details = {
    label: l10n.t("Show What"),
    run: () => views.show(l10n.t("Pull"), `# ${markdownText(describe(target))}\n\n${fenced(lines)}`),
  };
  const add = { label: l10n.t("Add {0} APIs", missing), run: () => pullInto(services, document, true) };
  const isQuiet = report.changed.length + report.left.length + report.added.length + report.notes.length === 0;
  const actions: readonly Action[] = [...(isQuiet ? [] : [details]), ...(missing > 0 ? [add] : [])];
  const message = l10n.t("Pull from {0}: {1}.", describe(target), pullSummary(report));
  tell(log, report.left.some(({ why }) => why !== "absent") ? "warning" : "info", message, actions);
}

/** As it stands, whatever is in it. */
function fenced(text: string): string {
  return text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}
