import {
  CodeLens,
  type CodeLensProvider,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  type TextDocument,
} from "vscode";
import type { Drift } from "../../../server/src/tenant/drift/drift.ts";
import { placeOfApi } from "../sync/place.ts";
import { nameOf } from "../tenants/target.ts";
import { plain } from "../views/plain.ts";
import type { FileDrifts } from "./file-drift.ts";

/** Says above each API how it stands to the tenant; a click shows what differs. */
export function showDriftLenses(drifts: FileDrifts): Disposable {
  const changed = new EventEmitter<void>();
  const listening = drifts.onDidChange(() => changed.fire());
  const provider: CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document) => lensesOf(document, drifts),
  };
  const registered = languages.registerCodeLensProvider({ language: "auth-apis" }, provider);
  return Disposable.from(registered, listening, changed);
}

function lensesOf(document: TextDocument, drifts: FileDrifts): CodeLens[] {
  const { target, drift, document: judged } = drifts.current() ?? {};
  // What is being typed moves the lines; the next judgement follows when it rests.
  if (!target || !drift || judged !== document || target.open.version !== document.version) return [];
  return [...drift].flatMap(([identifier, state]) => {
    const place = placeOfApi(identifier, target);
    if (!place) return [];
    const { line, character } = place;
    // VS Code drops a plain space behind an icon.
    const title = titleOf(state, plain(nameOf(target))).replace(") ", ")\u00a0");
    const command = state === "in-sync" ? "" : "authApis.previewSync";
    const range = new Range(line, character, line, character);
    return [new CodeLens(range, { title, command, arguments: [document.uri, place] })];
  });
}

function titleOf(drift: Drift, tenant: string): string {
  switch (drift) {
    case "in-sync":
      return l10n.t("$(check) in sync with {0}", tenant);
    case "changed-here":
      return l10n.t("$(arrow-up) changed here");
    case "changed-on-tenant":
      return l10n.t("$(arrow-down) changed on {0}", tenant);
    case "changed-on-both":
      return l10n.t("$(arrow-swap) changed here and on {0}", tenant);
    case "differs":
      return l10n.t("$(diff) differs from {0}", tenant);
    case "blocked":
      return l10n.t("$(circle-slash) can't be synced to {0}", tenant);
  }
}
