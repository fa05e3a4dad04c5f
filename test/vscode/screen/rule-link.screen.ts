import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe } from "node:test";
import type { Page } from "playwright-core";
import { checkout, inOneWindow, openFile, openProblems, problemRows, scratchFolder, webview } from "../driver/index.ts";

describe("the link behind a finding on the screen", () => {
  const folder = join(scratchFolder(), "shop");
  mkdirSync(folder);
  writeFileSync(
    join(folder, "auth-apis.yaml"),
    "apis:\n  - identifier: https://api.shop.example/orders/\n    enforce_policies: true\n    token_lifetime: 1 day\n",
  );
  writeFileSync(join(folder, ".env"), "AUTH0_AUDIENCE=https://api.shop.example/orders\n");
  const it = inOneWindow({
    folder,
    file: "auth-apis.yaml",
    vsix: [join(checkout, "auth-apis.vsix")],
    // An untrusted workspace, where VS Code asks before it shows many a page.
    workspaceTrust: true,
  });

  it("opens the rule's page from the Problems panel", async (page) => {
    await openProblems(page);
    await follow(page, "trailing-slash");
    await pageOf(page, "trailing-slash", "With and without the slash are two identifiers.");
  });

  it("opens the page of what is no rule", async (page) => {
    await follow(page, "schema");
    await pageOf(page, "schema", "A misspelt key would have no effect");
  });

  it("opens the page of the audience check", async (page) => {
    await follow(page, "audience-near-miss");
    await pageOf(page, "audience-near-miss", "Auth0 compares audiences to the character.");
  });

  it("opens the rule's page from the hover of a squiggle", async (page) => {
    await openFile(page, "auth-apis.yaml");
    await page.locator(".view-line").filter({ hasText: "token_lifetime" }).getByText("1 day").hover();
    await page.locator(".monaco-hover a.code-link").filter({ hasText: "schema" }).click();
    await pageOf(page, "schema", "A misspelt key would have no effect");
  });

  it("leads from there to all rules", async (page) => {
    await webview(page).getByRole("link", { name: "All rules, and how to silence one" }).click();
    await pageOf(page, "Rules", "auth-apis-disable-next-line RULE -- why");
  });
});

async function follow(page: Page, rule: string): Promise<void> {
  await problemRows(page).locator("a.monaco-link").filter({ hasText: rule }).click();
}

/** Waits for the Markdown preview with this heading, in which this stands. */
async function pageOf(page: Page, heading: string, text: string): Promise<void> {
  await webview(page).getByRole("heading", { name: heading, exact: true }).waitFor();
  await webview(page).getByText(text).first().waitFor();
}
