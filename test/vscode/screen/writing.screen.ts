import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe } from "node:test";
import type { Page } from "playwright-core";
import {
  checkout,
  happens,
  inOneWindow,
  openFile,
  runCommand,
  scratchFolder,
  squiggles,
  until,
  visibleText,
} from "../driver/index.ts";

const FIRST_LINE = `apis:
  - identifier: https://api.shop.example/orders`;
const JSON_STYLE = `{
  "apis": [
    {
      "identifier": "https://api.shop.example/orders"
    }
  ]
}
`;
const MISSPELT = `${FIRST_LINE}
    token_lifetim: 3600
`;

describe("writing a file on the screen", () => {
  const folder = join(scratchFolder(), "shop");
  mkdirSync(folder);
  writeFileSync(join(folder, "auth-apis.yaml"), FIRST_LINE);
  writeFileSync(join(folder, "json.auth-apis.yaml"), JSON_STYLE);
  writeFileSync(join(folder, "misspelt.auth-apis.yaml"), MISSPELT);
  const it = inOneWindow({ folder, file: "auth-apis.yaml", vsix: [join(checkout, "auth-apis.vsix")] });

  it("indents what is typed right after a line break below a list's dash", async (page) => {
    await page.locator(".codelens-decoration").filter({ hasText: "Test token" }).waitFor();
    await shows(page, FIRST_LINE);
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("signing_alg: RS256");
    await shows(page, "  - identifier: https://api.shop.example/orders\n    signing_alg: RS256");
  });

  it("closes a quote where a value begins, and none in a word or a comment", async (page) => {
    await breakLine(page, "RS256\n    ");
    await type(page, "name: ");
    await type(page, '"');
    await shows(page, '    name: ""');
    await type(page, "Don't");
    await shows(page, `    name: "Don't"`);
    await type(page, '"');
    await type(page, ' # it"');
    await shows(page, `    name: "Don't" # it"`);
  });

  it("proposes no word of the text where a name is typed", async (page) => {
    await breakLine(page, '# it"\n    ');
    await page.keyboard.insertText("consent_policy: ord");
    await offered(page, ".message", "No suggestions", () => page.keyboard.press("Control+Space"));
    await page.keyboard.press("Escape");
    for (let letter = 0; letter < "ord".length; letter++) await page.keyboard.press("Backspace");
    await page.keyboard.insertText("null");
    await shows(page, "    consent_policy: null");
  });

  it("breaks the line behind a word that is typed as a whole", async (page) => {
    await breakLine(page, "null\n    ");
    await page.keyboard.insertText("enforce_policies: true");
    // Typed, not asked for by Control+Space: then a line break would choose it.
    await offered(page, ".monaco-list-row", "true", async () => {
      await page.keyboard.press("Backspace");
      await type(page, "e");
    });
    await breakLine(page, "    enforce_policies: true\n    ");
  });

  it("indents below a key", async (page) => {
    await page.keyboard.insertText("scopes:");
    await shows(page, "    scopes:");
    await breakLine(page, "    scopes:\n      ");
    await page.keyboard.insertText("- value: read:orders");
    await shows(page, "    scopes:\n      - value: read:orders");
  });

  it("begins the next item where a dash is typed below an item's keys", async (page) => {
    await breakLine(page, "read:orders\n        ");
    await type(page, "-");
    await shows(page, "      - value: read:orders\n      -");
  });

  it("writes a chosen key in JSON with its comma and the quotes of its value", async (page) => {
    await openFile(page, "json.auth-apis.yaml");
    await shows(page, JSON_STYLE.trimEnd());
    await page.keyboard.press("Control+Home");
    for (let line = 1; line < 4; line++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await breakLine(page, 'orders"\n      ');
    await page.keyboard.insertText('"sig"');
    await page.keyboard.press("ArrowLeft");
    await choose(page, "signing_alg", 'orders",\n      "signing_alg": ""');
    await choose(page, "PS256", '      "signing_alg": "PS256"\n');
    await type(page, ",");
    await shows(page, '      "signing_alg": "PS256",');
  });

  it("mends a misspelt key with Auto Fix", async (page) => {
    await openFile(page, "misspelt.auth-apis.yaml");
    await squiggles(page).first().waitFor();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("ArrowUp");
    for (let column = 0; column < 6; column++) await page.keyboard.press("ArrowRight");
    await runCommand(page, "Auto Fix...");
    await shows(page, "    token_lifetime: 3600");
  });
});

async function shows(page: Page, part: string): Promise<void> {
  await until(
    () => visibleText(page),
    (text) => text.includes(part),
  );
}

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 20 });
}

/** Waits until the new line is indented: VS Code drops the server's answer to a line break if somebody types on before it. */
async function breakLine(page: Page, expected: string): Promise<void> {
  await page.keyboard.press("Enter");
  await shows(page, expected);
}

/** Asks for completion until the list shows a part that holds a text. */
async function offered(page: Page, part: string, text: string, ask: () => Promise<void>): Promise<void> {
  const shown = page.locator(`.suggest-widget.visible ${part}`).filter({ hasText: text }).first();
  await until(async () => {
    if (await shown.isVisible()) return true;
    await ask();
    return happens(shown.waitFor({ timeout: 3000 }));
  }, Boolean);
}

/** Chooses what is offered, and asks for it again until the text shows that it was chosen. */
async function choose(page: Page, label: string, expected: string): Promise<void> {
  await until(async () => {
    await offered(page, ".monaco-list-row", label, () => page.keyboard.press("Control+Space"));
    const row = page.locator(".suggest-widget.visible .monaco-list-row").filter({ hasText: label }).first();
    return happens(row.click({ timeout: 3000 }));
  }, Boolean);
  await shows(page, expected);
}
