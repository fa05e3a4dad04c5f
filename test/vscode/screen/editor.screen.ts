import assert from "node:assert/strict";
import { join } from "node:path";
import { describe } from "node:test";
import { checkout, inOneWindow, pick, runCommand, scratchCopy, toasts, until, visibleText } from "../driver/index.ts";

describe("the packaged extension on the screen", () => {
  const it = inOneWindow({
    folder: scratchCopy(join(checkout, "test/vscode/workspace")),
    file: "auth-apis.yaml",
    vsix: [join(checkout, "auth-apis.vsix")],
  });

  it("shows the file in its own language", async (page) => {
    const text = await until(
      () => visibleText(page),
      (shown) => shown.includes("read:orders"),
    );
    assert.match(text, /^apis:\n {2}- name: Orders API\n/);
    await page.locator(".statusbar-item").filter({ hasText: "Auth APIs" }).first().waitFor();
  });

  it("renames what stands at the cursor with F2", async (page) => {
    // Before the language server has begun there is nothing to ask.
    await page.locator(".codelens-decoration").filter({ hasText: "Test token" }).waitFor();
    await page.keyboard.press("Control+Home");
    for (const key of ["ArrowDown", "ArrowDown", "End", "F2"]) await page.keyboard.press(key);
    const input = page.locator(".rename-box .rename-input");
    await input.waitFor();
    assert.equal(await input.inputValue(), "https://api.example.com/orders");
    await input.fill("https://api.example.com/sales");
    await page.keyboard.press("Enter");
    await until(
      () => visibleText(page),
      (shown) => shown.includes("    identifier: https://api.example.com/sales\n"),
    );
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("F2");
    await page
      .locator(".monaco-editor-overlaymessage")
      .filter({ hasText: "There is nothing to rename here." })
      .waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Z");
  });

  it("starts the local tenant from the walkthrough, which covers the file", async (page) => {
    await runCommand(page, "Welcome: Open Walkthrough");
    await pick(page, "Get Started with Auth APIs");
    await page.locator(".getting-started-step").filter({ hasText: "Start a local tenant" }).click();
    await page.getByRole("button", { name: "Start Local Tenant" }).click();
    await toasts(page).filter({ hasText: "The local tenant runs at localhost" }).waitFor();
    await page.locator(".getting-started-step .codicon-getting-started-step-checked").first().waitFor();
  });

  it("stands among the installed extensions", async (page) => {
    await runCommand(page, "View: Show Extensions");
    await page.locator(".extension-list-item").filter({ hasText: "Auth APIs" }).waitFor();
  });
});
