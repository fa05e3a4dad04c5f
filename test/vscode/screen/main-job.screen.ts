import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, describe } from "node:test";
import {
  checkout,
  dialog,
  happens,
  inOneWindow,
  lineEnds,
  openFile,
  openProblems,
  pressToast,
  problemRows,
  type RunningTenant,
  runCommand,
  scratchCopy,
  scratchFolder,
  squiggles,
  startLocalTenant,
  statusItems,
  testRows,
  testState,
  toasts,
  treeRows,
  until,
  visibleText,
  webview,
} from "../driver/index.ts";

/** The sample with a mistake in it, a copy of it that git ignores, and a local tenant that the environment names, as `npm start` does. */
describe("the main job on the screen", () => {
  const folder = scratchCopy(join(checkout, "samples"));
  const file = join(folder, "auth-apis.yaml");
  const sample = readFileSync(file, "utf8");
  writeFileSync(file, sample.replace("scope: [read:orders, write:orders]", "scope: [read:orders, write:order]"));
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist", "copy.auth-apis.yaml"), sample);
  writeFileSync(join(folder, ".gitignore"), "dist/\n");
  const directory = join(scratchFolder(), "tenant");
  let tenant: RunningTenant;
  before(async () => {
    tenant = await startLocalTenant(join(checkout, "dist/cli.js"), directory);
  });
  after(() => tenant.stop());
  const it = inOneWindow({
    folder,
    file: "auth-apis.yaml",
    vsix: [join(checkout, "auth-apis.vsix")],
    env: { AUTH_APIS_LOCAL_TENANT_DIR: directory },
    settings: {
      // What was open comes back after a reload, though the address names a file to open.
      "window.restoreWindows": "preserve",
      // The copy can be opened by its name.
      "search.useIgnoreFiles": false,
    },
  });

  it("underlines a mistake and lists it among the problems", async (page) => {
    await squiggles(page).first().waitFor();
    await openProblems(page);
    await problemRows(page).filter({ hasText: 'This API defines no scope "write:order"' }).waitFor();
  });

  it("repairs it by keyboard", async (page) => {
    await problemRows(page).filter({ hasText: "write:order" }).dblclick();
    await statusItems(page).filter({ hasText: "Ln 27" }).waitFor();
    await page.locator(".monaco-editor.focused").waitFor();
    // While the findings are still coming in, what was offered for the older ones closes again.
    const offered = page.locator(".action-widget").filter({ visible: true });
    const offer = async (): Promise<boolean> => {
      await page.keyboard.press("Control+.");
      return offered.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    };
    await until(offer, Boolean);
    await page.keyboard.press("Enter");
    await squiggles(page).first().waitFor({ state: "detached" });
    assert.match(await visibleText(page), /scope: \[read:orders, write:orders\]/);
    // What is saved follows the file on disk from now on.
    await page.keyboard.press("Control+S");
    await page.locator(".tab.dirty").waitFor({ state: "detached" });
  });

  it("acts on the local tenant without being asked to", async (page) => {
    await statusItems(page).filter({ hasText: "local" }).first().waitFor();
  });

  it("previews a sync from the palette, and goes on with it", async (page) => {
    await runCommand(page, "Auth APIs: Preview Sync");
    await treeRows(page).filter({ hasText: "New" }).first().waitFor();
    await treeRows(page).filter({ hasText: "https://api.shop.example/catalogue" }).first().waitFor();
    await toasts(page).filter({ hasText: "11 to create" }).waitFor();
    await pressToast(page, "Sync…");
    await dialog(page).getByRole("button", { name: "Sync", exact: true }).click();
    // In the plan's own view: a notification may go before it is looked for.
    await page.locator(".panel").getByText("11 written.").first().waitFor();
    await until(
      () => lineEnds(page),
      (texts) => texts.includes("✓ written"),
    );
  });

  it("shows a token of the application at the cursor, verified", async (page) => {
    await runCommand(page, "Auth APIs: Test Token");
    await webview(page).getByRole("heading", { name: "Verified: the token is what the file promises" }).waitFor();
    await webview(page).getByText("read:orders write:orders").first().waitFor();
    const countdown = webview(page).getByText(/^Expires in \d/);
    await countdown.waitFor();
  });

  it("writes the same request as code, with the secret as a variable", async (page) => {
    await webview(page).getByRole("combobox", { name: "Language" }).selectOption("python");
    const code = webview(page).getByRole("group", { name: /as code$/ });
    await code.filter({ hasText: "CLIENT_SECRET" }).waitFor();
  });

  it("gives the focus to the verdict where the button goes that was pressed", async (page) => {
    await webview(page).getByRole("button", { name: "Request Again" }).press("Enter");
    await webview(page).locator("h1:focus").waitFor();
  });

  it("calls an API with the token, once the user agrees to the host", async (page) => {
    const called: (string | undefined)[] = [];
    const api = createServer((request, response) => {
      called.push(request.headers.authorization);
      response.end("orders of today");
    });
    await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
    try {
      const { port } = api.address() as AddressInfo;
      await webview(page).getByRole("textbox", { name: "URL" }).fill(`http://127.0.0.1:${port}/orders`);
      await webview(page).getByRole("button", { name: "Send" }).click();
      await dialog(page).getByRole("button", { name: "Send Token", exact: true }).click();
      await webview(page).getByText("HTTP 200").waitFor();
      await webview(page).getByRole("group", { name: /^Body/ }).filter({ hasText: "orders of today" }).waitFor();
      assert.match(called.join(), /^Bearer eyJ[^,]+$/);
    } finally {
      api.close();
    }
  });

  it("reveals the token on request only, and hides it again", async (page) => {
    const raw = webview(page).getByText(/^eyJ/);
    assert.equal(await raw.count(), 0);
    await webview(page).getByRole("button", { name: "Reveal" }).click();
    await raw.waitFor();
    await webview(page).getByRole("button", { name: "Hide" }).click();
    await raw.waitFor({ state: "detached" });
  });

  it("shows verdict and claims again after a reload, and no token", async (page) => {
    await runCommand(page, "Developer: Reload Window");
    await webview(page).getByRole("heading", { name: "Verified: the token is what the file promises" }).waitFor();
    await webview(page).getByText("The token itself is not kept across a reload").waitFor();
    assert.equal(await webview(page).getByRole("button", { name: "Reveal" }).count(), 0);
  });

  it("keeps one page: an older one that comes back behind it goes", async (page) => {
    const tokens = page.locator(".tab").filter({ hasText: /^Token$/ });
    await tokens.click();
    await runCommand(page, "Help: Welcome");
    // A tab in the background comes back when it is shown.
    await runCommand(page, "Developer: Reload Window");
    await page.locator(".tab.active").filter({ hasText: "Welcome" }).waitFor();
    await page.locator(".tab").filter({ hasText: "auth-apis.yaml" }).click();
    await runCommand(page, "Auth APIs: Test Token");
    await webview(page).getByRole("button", { name: "Reveal" }).waitFor();
    assert.equal(await tokens.count(), 2);
    await page
      .locator(".tab:not(.active)")
      .filter({ hasText: /^Token$/ })
      .click();
    await until(
      () => tokens.count(),
      (count) => count === 1,
    );
  });

  it("has every grant as a test, and finds those that the tenant agrees with", async (page) => {
    await runCommand(page, "Testing: Focus on Test Explorer View");
    await runCommand(page, "Test: Run All Tests");
    await testState(page, "passed").waitFor();
  });

  it("requests real tokens with the other profile", async (page) => {
    const profiles = page.locator(".monaco-dropdown-with-primary .dropdown-action-container").filter({ visible: true });
    const profile = page.locator(".monaco-menu .action-item").filter({ hasText: "Request Real Tokens" });
    // The menu closes where the view is drawn anew under it.
    const chosen = async (): Promise<boolean> => {
      await profiles.first().click();
      return happens(profile.first().click({ timeout: 3000 }));
    };
    await until(chosen, Boolean);
    // A grant for users, which no request of an application's can test.
    await runCommand(page, "Test Results: Focus on Test Results View");
    const shopWeb = page.locator(".panel .monaco-list-row").filter({ hasText: "Shop Web" }).first();
    await shopWeb.locator(".codicon-testing-skipped-icon").waitFor();
    await testState(page, "passed").waitFor();
  });

  it("finds the one that would get another token, once the file says otherwise", async (page) => {
    const asSynced = readFileSync(file, "utf8");
    writeFileSync(file, asSynced.replace("scope: [read:orders, write:orders]", "scope: [read:orders]"));
    // The first run may be one of the text before: a file that changes on the disk is read again in a while.
    const found = async (): Promise<boolean> => {
      await runCommand(page, "Test: Run All Tests");
      return happens(testState(page, "failed").waitFor({ timeout: 5000 }));
    };
    await until(found, Boolean);
    writeFileSync(file, asSynced);
  });

  it("has the grants of a copy only while git doesn't ignore it", async (page) => {
    const copy = testRows(page).filter({ hasText: "dist" });
    assert.equal(await copy.count(), 0);
    writeFileSync(join(folder, ".gitignore"), "");
    await copy.waitFor();
    writeFileSync(join(folder, ".gitignore"), "dist/\n");
    await copy.waitFor({ state: "detached" });
  });

  it("has them as long as the copy is open, too", async (page) => {
    const copy = testRows(page).filter({ hasText: "dist" });
    await openFile(page, "copy.auth-apis.yaml");
    await copy.waitFor();
    await runCommand(page, "View: Close Editor");
    await copy.waitFor({ state: "detached" });
  });

  it("shows in the plan what the file has stopped naming, and what it keeps", async (page) => {
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("        description: Read orders\n", ""));
    const released = treeRows(page).filter({ hasText: "No longer managed" }).first();
    // The first plan may be one of the text before: a file that changes on the disk is read again in a while.
    const planned = async (): Promise<boolean> => {
      await runCommand(page, "Auth APIs: Preview Sync");
      return happens(released.waitFor({ timeout: 3000 }));
    };
    await until(planned, Boolean);
    const row = treeRows(page).filter({ hasText: "API https://api.shop.example/orders" });
    await row.locator(".monaco-tl-twistie").click();
    await treeRows(page).filter({ hasText: "scopes.read:orders.descriptionkeeps Read orders" }).waitFor();
    writeFileSync(file, text);
  });
});
