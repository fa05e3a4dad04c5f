import type { Installed } from "./installed.ts";
import { openBrowser } from "./browser.ts";
import { startServer, type ServerOptions } from "./server.ts";

export interface HostSuite extends Pick<ServerOptions, "settings" | "env" | "workspaceTrust"> {
  /** A `.code-workspace`, absolute, with scratch copies for folders, for VS Code writes to all of them. */
  readonly workspace: string;
  /** The extension under test, unpacked. */
  readonly extension: string;
  /** A CommonJS module with `run()`: a promise that is kept when all tests held. */
  readonly suite: string;
}

/** A suite that is not through by then hangs. In milliseconds. */
const limit = 10 * 60_000;

/**
 * Runs a suite inside the extension host of VS Code for the browser, with the real `vscode` API.
 *
 * @returns the suite's exit code: 0 if `run()` was kept, 1 if it was not
 * @throws when VS Code itself fails: it doesn't start, its page breaks, or it doesn't end in ten minutes
 */
export async function runInBrowser(vscode: Installed, options: HostSuite): Promise<number> {
  const server = await startServer(vscode, { ...options, acceptSuite: true });
  const browser = await openBrowser(vscode);
  try {
    const page = await browser.newPage();
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    const ended = new Promise<number>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(
          new Error(
            `The suite did not end in ${limit / 60_000} minutes. VS Code's last words:\n${said.slice(-30).join("\n")}`,
          ),
        );
      }, limit);
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        act();
      };
      page.on("crash", () => settle(() => reject(new Error("VS Code's page crashed."))));
      void page.exposeFunction("codeAutomationExit", (code: number) => settle(() => resolve(code)));
    });
    await page.exposeFunction("codeAutomationLog", () => undefined);
    await page.goto(server.suiteUrl(options.workspace, options.extension, options.suite));
    return await ended;
  } finally {
    await browser.close();
    server.close();
  }
}
