import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe } from "node:test";
import type { Page } from "playwright-core";
import {
  checkout,
  inOneWindow,
  openFile,
  runCommand,
  scratchFolder,
  squiggles,
  until,
  visibleText,
} from "../driver/index.ts";

const JSON_STYLE = `{
  "apis": [
    {
      "name": "Orders API",
      "identifier": "https://api.shop.example/orders"

    }
  ]
}
`;
const FIRST_LINE = `apis:
  - identifier: https://api.shop.example/orders`;
const MISSPELT = `apis:
  - name: Orders API
    identifier: https://api.shop.example/orders
    token_lifetim: 3600
`;

describe("writing a file on the screen", () => {
  const folder = join(scratchFolder(), "shop");
  mkdirSync(folder);
  writeFileSync(join(folder, "auth-apis.yaml"), JSON_STYLE);
  writeFileSync(join(folder, "other.auth-apis.yaml"), MISSPELT);
  writeFileSync(join(folder, "third.auth-apis.yaml"), FIRST_LINE);
  const it = inOneWindow({ folder, file: "auth-apis.yaml", vsix: [join(checkout, "auth-apis.vsix")] });

  it("completes a key in braces with the comma that is missing before it", async (page) => {
    await page.locator(".codelens-decoration").filter({ hasText: "Test token" }).waitFor();
    await goTo(page, "6");
    await page.keyboard.type("      ");
    await page.keyboard.press("Control+Space");
    await suggestion(page, "token_lifetime");
    await page.keyboard.type("3600");
    await shows(page, '      "identifier": "https://api.shop.example/orders",\n      "token_lifetime": 3600');
    await until(
      () => squiggles(page).count(),
      (count) => count === 0,
    );
  });

  it("indents what is typed right after a line break below a list's dash", async (page) => {
    await openFile(page, "third.auth-apis.yaml");
    await shows(page, FIRST_LINE);
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("signing_alg: RS256");
    await shows(page, "  - identifier: https://api.shop.example/orders\n    signing_alg: RS256");
  });

  it("proposes no word of the text where a name is typed", async (page) => {
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("name: AP");
    await page.keyboard.press("Control+Space");
    await page.locator(".suggest-widget.visible .message").filter({ hasText: "No suggestions" }).waitFor();
    await page.keyboard.press("Escape");
  });

  it("breaks the line behind a value that is typed as a whole, and indents below a key", async (page) => {
    await page.keyboard.press("Enter");
    await page.keyboard.type("enforce_policies: true", { delay: 30 });
    await page.locator(".suggest-widget.visible .monaco-list-row").filter({ hasText: "true" }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("scopes:");
    await page.keyboard.press("Enter");
    await shows(page, "    scopes:\n      ");
    await page.keyboard.insertText("- value: read:orders");
    await shows(page, "    enforce_policies: true\n    scopes:\n      - value: read:orders");
  });

  it("begins the next item where a dash is typed below an item's keys", async (page) => {
    await page.keyboard.press("Enter");
    await page.keyboard.type("-");
    await shows(page, "      - value: read:orders\n      -");
  });

  it("mends a misspelt key with Auto Fix", async (page) => {
    await openFile(page, "other.auth-apis.yaml");
    await squiggles(page).first().waitFor();
    await goTo(page, "4:6");
    await runCommand(page, "Auto Fix...");
    await shows(page, "    token_lifetime: 3600");
    await until(
      () => squiggles(page).count(),
      (count) => count === 0,
    );
  });
});

/** @param place - line, or line:column, from 1 */
async function goTo(page: Page, place: string): Promise<void> {
  await page.keyboard.press("Control+G");
  await page.keyboard.type(place);
  await page.keyboard.press("Enter");
}

async function suggestion(page: Page, label: string): Promise<void> {
  await page.locator(".suggest-widget.visible .monaco-list-row").filter({ hasText: label }).first().click();
}

/** Behind a number a hint may stand, which counts as text. */
async function shows(page: Page, part: string): Promise<void> {
  await until(
    () => visibleText(page),
    (text) => text.includes(part),
  );
}
