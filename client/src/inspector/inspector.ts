import { commands, env, l10n, Uri, ViewColumn, type Webview, type WebviewPanel, window } from "vscode";
import { readInspection } from "./inspection.ts";
import { type FromPage, readFromPage, type ToPage } from "./protocol.ts";
import { abilitiesOf, carryOut, type Session, textOf } from "./session.ts";
import { shell } from "./shell.ts";
import { inspectorWords } from "./words.ts";

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
    post({
      kind: "show",
      inspection: session.inspection,
      abilities: abilitiesOf(session),
      words: inspectorWords(),
    });
  };
  const hear = async (message: FromPage): Promise<void> => {
    if (message.kind === "ready") {
      ready = true;
      present();
      return;
    }
    const asked = session;
    // What comes of it may take its time: by then another token may be looked at.
    if (asked) await carryOut(message, asked, (answer) => session === asked && post(answer));
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
