import {
  CodeActionKind,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { FIX_ALL } from "../features/code-actions.ts";
import { LEGEND } from "../features/semantic-tokens.ts";
import type { Client } from "./client.ts";

/** What the server tells a client that it can do. */
export function initializeResult(client: Client): InitializeResult {
  return {
    serverInfo: { name: "auth-apis" },
    capabilities: {
      positionEncoding: client.prefersUtf8 ? PositionEncodingKind.UTF8 : PositionEncodingKind.UTF16,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      completionProvider: { triggerCharacters: [" ", ":", "-", "{", "[", "$", '"', "'"], resolveProvider: true },
      hoverProvider: true,
      documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      foldingRangeProvider: true,
      documentLinkProvider: {},
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: { firstTriggerCharacter: "\n" },
      inlayHintProvider: true,
      // Whoever can ask for what is on the screen needs no tokens of the whole file after each edit.
      semanticTokensProvider: { legend: LEGEND, range: true, full: !client.tokensByRange },
      ...(client.commands.size > 0 && { codeLensProvider: {} }),
      selectionRangeProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: client.preparesRename ? { prepareProvider: true } : true,
      ...(client.codeActions && { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } }),
      ...(client.pullsDiagnostics && {
        diagnosticProvider: { identifier: "auth-apis", interFileDependencies: true, workspaceDiagnostics: true },
      }),
    },
  };
}
