import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe } from "node:test";
import type { Page } from "playwright-core";
import { checkout, inOneWindow, scratchFolder, until, visibleText } from "../driver/index.ts";

const FIRST_LINE = `apis:
  - identifier: https://api.shop.example/orders`;

describe("writing a file on the screen", () => {
  const folder = join(scratchFolder(), "shop");
  mkdirSync(folder);
  writeFileSync(join(folder, "auth-apis.yaml"), FIRST_LINE);
  const it = inOneWindow({ folder, file: "auth-apis.yaml", vsix: [join(checkout, "auth-apis.vsix")] });

  it("indents what is typed right after a line break below a list's dash", async (page) => {
    await page.locator(".codelens-decoration").filter({ hasText: "Test token" }).waitFor();
    await shows(page, FIRST_LINE);
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("signing_alg: RS256");
    await shows(page, "  - identifier: https://api.shop.example/orders\n    signing_alg: RS256");
  });

  it("begins the next item where a dash is typed below an item's keys", async (page) => {
    await page.keyboard.press("Enter");
    await page.keyboard.type("-");
    await shows(page, "    signing_alg: RS256\n  -");
  });
});

async function shows(page: Page, part: string): Promise<void> {
  await until(
    () => visibleText(page),
    (text) => text.includes(part),
  );
}
