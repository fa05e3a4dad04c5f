import { setTimeout as sleep } from "node:timers/promises";
import type { FrameLocator, Locator, Page } from "playwright-core";

// What a test of the screen does and reads. Each waits for what it needs, up to Playwright's limit of 30 seconds.

/** Opens a file of the workspace by (a part of) its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+P");
  await enter(page, name);
  // Not Enter: what it accepts while the list is still being filtered may be another row.
  await pick(page, name);
  await page.locator(".tabs-container .tab.active").filter({ hasText: name }).waitFor();
}

/** Runs a command by its title as the palette shows it: "Auth APIs: Test Token". */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = quickRows(page).filter({ hasText: title }).first();
  const shown = async (): Promise<boolean> => {
    await page.keyboard.press("F1");
    try {
      // A window that is still loading takes the focus, and so closes the palette.
      await enter(page, `>${title}`, { timeout: 2000 });
      await row.waitFor({ timeout: 2000 });
      return true;
    } catch {
      // An open palette does not show a command that has just become available: closed, and opened anew.
      await page.keyboard.press("Escape");
      return false;
    }
  };
  await until(shown, Boolean);
  await row.click();
}

/** Chooses the row of an open quick pick that bears `label`. */
export async function pick(page: Page, label: string): Promise<void> {
  await quickRows(page).filter({ hasText: label }).first().click();
}

/** Types into an open input box and confirms. */
export async function answer(page: Page, text: string): Promise<void> {
  await enter(page, text);
  await quickInput(page).press("Enter");
}

/**
 * Puts a text into the open palette, quick pick or input box. Not by keys, nor by Playwright's `fill`, which ends in keys:
 * where an editor takes the focus meanwhile they would end up in its text.
 */
async function enter(page: Page, text: string, options: { timeout?: number } = {}): Promise<void> {
  await quickInput(page).evaluate(
    (input, value) => {
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },
    text,
    options,
  );
}

/** The input of the palette, of quick picks and of input boxes. */
function quickInput(page: Page): Locator {
  return page.locator(".quick-input-widget").filter({ visible: true }).locator("input.input");
}

/** The rows of the palette or of an open quick pick. */
function quickRows(page: Page): Locator {
  return page.locator(".quick-input-widget .quick-input-list .monaco-list-row").filter({ visible: true });
}

/** What is underlined in the editor. Hints have no wave but three dots. */
export function squiggles(page: Page, severity: "error" | "warning" | "info" | "hint" = "error"): Locator {
  return page.locator(`.monaco-editor .squiggly-${severity}`);
}

/** Opens the Problems view. Its findings are {@link problemRows}. */
export async function openProblems(page: Page): Promise<void> {
  if (await page.locator(".markers-panel").filter({ visible: true }).isVisible()) return;
  await page.keyboard.press("Control+Shift+M");
  await page.locator(".markers-panel").waitFor();
}

/** The rows of the open Problems view: a file first, its findings after it. */
export function problemRows(page: Page): Locator {
  return page.locator(".markers-panel .monaco-list-row");
}

/** The texts of the notifications that are shown. */
export function toasts(page: Page): Locator {
  return page.locator(".notifications-toasts .notification-list-item-message");
}

/** Presses a button of a notification. */
export async function pressToast(page: Page, button: string): Promise<void> {
  await page.locator(".notifications-toasts .monaco-button").filter({ hasText: button }).first().click();
}

/** A modal dialog, as VS Code for the browser draws it. */
export function dialog(page: Page): Locator {
  return page.locator(".monaco-dialog-box");
}

/** The rows of a tree view, such as that of a plan. */
export function treeRows(page: Page): Locator {
  return page.locator(".tree-explorer-viewlet-tree-view .monaco-list-row");
}

/** The rows of the Test Explorer. */
export function testRows(page: Page): Locator {
  return page.locator(".test-explorer .monaco-list-row");
}

/** A file's own row in the Test Explorer, once it is in this state: the worst of all its grants'. */
export function testState(page: Page, state: "passed" | "failed"): Locator {
  return testRows(page).locator(`.codicon-testing-${state}-icon`).first();
}

/** The items of the status bar. */
export function statusItems(page: Page): Locator {
  return page.locator(".part.statusbar .statusbar-item");
}

/** The document inside the webview that was opened last. */
export function webview(page: Page): FrameLocator {
  return page.frameLocator("iframe.webview.ready").last().frameLocator("iframe#active-frame");
}

/** The lines of the active editor that are on the screen, top to bottom, as text. */
export function visibleText(page: Page): Promise<string> {
  // In one go, for VS Code may draw in between; by position, for it reuses the elements in any order.
  return page.evaluate<string>(`
    [...document.querySelectorAll(".editor-group-container.active .monaco-editor .view-line")]
      .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent.replaceAll("\\u00a0", " ") }))
      .sort((one, other) => one.top - other.top)
      .map(({ text }) => text)
      .join("\\n")`);
}

/** What the extension has put behind the lines of an editor; no text of the page, but of its style. */
export function lineEnds(page: Page): Promise<string> {
  return page.evaluate<string>(`
    [...document.querySelectorAll(".view-line span")].map((part) => getComputedStyle(part, "::after").content).join()`);
}

/** Waits until the text of the editor stands in its colours. */
export async function highlighted(page: Page): Promise<void> {
  const colours = `
    new Set(
      [...document.querySelectorAll(".view-line [class*=mtk]")].map((part) => /mtk\\d+/.exec(part.className)[0]),
    ).size`;
  await until(
    () => page.evaluate<number>(colours),
    (count) => count > 1,
  );
}

/**
 * Reads again until what was read is as wanted, for what no locator can wait for.
 *
 * @returns the last reading
 * @throws after 30 seconds, with the last reading in the message
 */
export async function until<T>(read: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  let value = await read();
  const end = Date.now() + 30_000;
  while (!wanted(value)) {
    if (Date.now() > end) throw new Error(`Still not as wanted after 30 seconds: ${JSON.stringify(value)}`);
    await sleep(100);
    value = await read();
  }
  return value;
}

/** Does it happen in the time that it is given? */
export function happens(act: Promise<void>): Promise<boolean> {
  return act.then(
    () => true,
    () => false,
  );
}
