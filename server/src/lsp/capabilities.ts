import type { InitializeResult } from "vscode-languageserver";
import { FIX_ALL, LEGEND, TYPED_ITEM } from "../features/announced.ts";
import type { Client } from "./client.ts";

/** What the server tells a client that it can do. It is told before anything else is loaded: this file imports constants alone. */
export function initializeResult(client: Client): InitializeResult {
  return {
    serverInfo: { name: "auth-apis" },
    capabilities: {
      positionEncoding: client.prefersUtf8 ? "utf-8" : "utf-16",
      textDocumentSync: { openClose: true, change: INCREMENTAL },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      completionProvider: { triggerCharacters: [" ", ":", "-", "{", "[", "$", "*", '"', "'"], resolveProvider: true },
      hoverProvider: true,
      documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      foldingRangeProvider: true,
      documentLinkProvider: {},
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: { firstTriggerCharacter: "\n", moreTriggerCharacter: TYPED_ITEM },
      inlayHintProvider: true,
      // Whoever can ask for what is on the screen needs no tokens of the whole file after each edit.
      semanticTokensProvider: { legend: LEGEND, range: true, full: !client.tokensByRange },
      ...(client.commands.size > 0 && { codeLensProvider: {} }),
      selectionRangeProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: client.preparesRename ? { prepareProvider: true } : true,
      ...(client.codeActions && { codeActionProvider: { codeActionKinds: ["quickfix", FIX_ALL] } }),
      ...(client.pullsDiagnostics && {
        diagnosticProvider: { identifier: "auth-apis", interFileDependencies: true, workspaceDiagnostics: true },
      }),
    },
  };
}

/** LSP 3.17, "TextDocumentSyncKind". */
const INCREMENTAL = 2;
