import type { Page } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { installedVSCode } from "./installed.ts";
import { startServer, type ServerOptions } from "./server.ts";

export interface OpenOptions extends Omit<ServerOptions, "acceptSuite"> {
  /** The workspace folder, absolute; a scratch copy, for VS Code writes to it. */
  readonly folder: string;
  /** A file of that folder to open at once. */
  readonly file?: string;
  /** Size of the window in CSS pixels. Default 1280 by 800. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Picture pixels per CSS pixel. Default 1. */
  readonly scale?: number;
}

export interface VSCode {
  /** The window. The functions of `screen.ts` take it. */
  readonly page: Page;
  close(): Promise<void>;
}

/**
 * Opens a folder in a real VS Code whose screen can be read and used, and waits until its window stands.
 *
 * @example
 * const { page, close } = await openVSCode({ folder: scratchCopy("samples"), file: "auth-apis.yaml", vsix: [vsix] });
 * await squiggles(page).first().waitFor();
 */
export async function openVSCode(options: OpenOptions): Promise<VSCode> {
  const vscode = await installedVSCode();
  const server = await startServer(vscode, options);
  const browser = await openBrowser(vscode);
  const close = async (): Promise<void> => {
    await browser.close();
    server.close();
  };
  try {
    const page = await browser.newPage({
      viewport: options.size ?? { width: 1280, height: 800 },
      deviceScaleFactor: options.scale ?? 1,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.goto(server.url(options.folder, options.file));
    await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: 60_000 });
    if (options.file !== undefined)
      await page.locator(".monaco-editor .view-line").first().waitFor({ timeout: 60_000 });
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}
