import { commands, env, l10n, Uri, ViewColumn, type Webview, type WebviewPanel, window } from "vscode";
import type { RawToken } from "../../../server/src/token/request/raw-token.ts";
import { type Inspection, readInspection } from "./inspection.ts";
import { inspectionMarkdown } from "./markdown.ts";
import { type CallAnswer, type FromPage, readFromPage, type Snippet, type ToPage } from "./protocol.ts";
import { shell } from "./shell.ts";
import { inspectorWords } from "./words.ts";

/** One token under inspection: what may be seen of it, and what can be done with what only memory holds. */
interface Session {
  readonly inspection: Inspection;
  readonly raw?: RawToken;
  readonly snippets?: readonly Snippet[];
  /** As many as the inspection names repairs. */
  readonly repairs?: readonly (() => unknown)[];
  /** Requests another token; the result is shown in place of this one. */
  readonly again?: () => unknown;
  /** What is shown is kept nowhere, not even across a reload. */
  readonly passing?: true;
  /** Sends the token to an API of the user's. */
  readonly call?: (method: string, url: string) => Promise<CallAnswer>;
}

/** The Token Inspector: one page in the editor area, on which one token at a time is looked at. */
export interface Inspector {
  show(session: Session): void;
  /** What is on the page, as Markdown without the token; `undefined` where no token is looked at. */
  text(): string | undefined;
  dispose(): void;
}

const VIEW = "authApis.tokenInspector";

/** @param dist - the folder of the page's script and style */
export function openInspector(dist: Uri, tellFailure: (error: unknown) => void): Inspector {
  let panel: WebviewPanel | undefined;
  let session: Session | undefined;
  let ready = false;

  /** The palette offers the text twin while there is something to show. */
  const look = (at: Session | undefined): void => {
    session = at;
    void commands.executeCommand("setContext", "authApis.hasToken", at !== undefined);
  };
  const post = (message: ToPage): void => void panel?.webview.postMessage(message);
  const present = (): void => {
    if (!ready || !session) return;
    const { inspection, raw, again, repairs, passing, snippets = [] } = session;
    const abilities = {
      hasToken: raw !== undefined,
      again: again !== undefined,
      repairs: repairs !== undefined,
      restores: !passing,
      snippets,
    };
    post({ kind: "show", inspection, abilities, words: inspectorWords() });
  };
  const adopt = (adopted: WebviewPanel): void => {
    panel = adopted;
    ready = false;
    const { webview } = adopted;
    webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [dist] };
    webview.onDidReceiveMessage((message: unknown) => {
      const read = readFromPage(message);
      if (read) hear(read).catch(tellFailure);
    });
    adopted.onDidDispose(() => {
      if (panel !== adopted) return;
      panel = undefined;
      look(undefined);
    });
    webview.html = page(webview, dist);
  };

  const hear = async (message: FromPage): Promise<void> => {
    switch (message.kind) {
      case "ready":
        ready = true;
        present();
        break;
      case "reveal":
        if (session?.raw) post({ kind: "raw", token: session.raw.reveal() });
        break;
      case "call": {
        const answer = await session?.call?.(message.method, message.url);
        if (answer) post({ kind: "answered", answer });
        break;
      }
      case "again":
        await session?.again?.();
        break;
      case "repair":
        await session?.repairs?.[message.at]?.();
        break;
      default:
        if (session) await copy(message, session);
    }
  };

  const restoring = window.registerWebviewPanelSerializer(VIEW, {
    deserializeWebviewPanel(restored, kept: unknown) {
      const inspection = readInspection(kept);
      // A tab in the background comes back when it is shown, and there may be a newer page by then.
      if (!inspection || panel) restored.dispose();
      else {
        look({ inspection });
        adopt(restored);
      }
      return Promise.resolve();
    },
  });

  return {
    show(shown) {
      look(shown);
      if (panel) panel.reveal(undefined, true);
      else
        adopt(window.createWebviewPanel(VIEW, l10n.t("Token"), { viewColumn: ViewColumn.Beside, preserveFocus: true }));
      present();
    },
    text: () => session && textOf(session),
    dispose() {
      restoring.dispose();
      panel?.dispose();
    },
  };
}

async function copy(message: FromPage & { readonly kind: `copy-${string}` }, session: Session): Promise<void> {
  const text = {
    "copy-token": () => session.raw?.reveal(),
    "copy-markdown": () => textOf(session),
    "copy-code": () =>
      session.snippets?.find(({ language }) => "language" in message && language === message.language)?.text,
  }[message.kind]();
  if (text !== undefined) await env.clipboard.writeText(text);
}

function textOf({ inspection }: Session): string {
  return inspectionMarkdown(inspection, Math.floor(Date.now() / 1000));
}

function page(webview: Webview, dist: Uri): string {
  const address = (name: string): string => webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
  return shell({
    script: address("inspector.js"),
    style: address("inspector-style.css"),
    source: webview.cspSource,
    title: l10n.t("Token"),
    language: env.language,
  });
}
