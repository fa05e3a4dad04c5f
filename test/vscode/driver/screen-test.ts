import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, it } from "node:test";
import type { Page } from "playwright-core";
import { openVSCode, type OpenOptions, type VSCode } from "./open.ts";
import { checkout } from "./scratch.ts";

/** Declares a test that uses and reads the screen. */
export type ScreenTest = (name: string, check: (page: Page) => Promise<void>) => void;

/**
 * Opens one window for the tests of a `describe`, which run in it one after another, each on what the one before left.
 *
 * @returns declares such a test; when it fails, it says what the screen read, and leaves a picture of it in
 * dist/test-vscode/failed
 */
export function inOneWindow(options: OpenOptions): ScreenTest {
  let vscode: VSCode | undefined;
  before(async () => {
    vscode = await openVSCode(options);
  });
  after(() => vscode?.close());
  return (name, check) => {
    it(name, async () => {
      if (vscode === undefined) throw new Error("VS Code is not open.");
      try {
        await check(vscode.page);
      } catch (error) {
        const picture = join(checkout, "dist/test-vscode/failed", `${name.replaceAll(/\W+/g, "-")}.png`);
        mkdirSync(join(picture, ".."), { recursive: true });
        await vscode.page.screenshot({ path: picture });
        const words = await vscode.page.locator("body").innerText();
        console.error(`How the screen looked: ${picture}\nWhat it read:\n${words.replaceAll(/\n\s*\n/g, "\n")}`);
        throw error;
      }
    });
  };
}
