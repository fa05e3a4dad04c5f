/**
 * Takes the pictures of docs/images from the packaged extension: `npm run screenshots [-- NAME…]`.
 *
 * A picture is a scenario: it brings a window that has the sample open, and a local tenant beside it, into the state that the
 * picture shows.
 */
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Locator, Page } from "playwright-core";
import {
  checkout,
  highlighted,
  openVSCode,
  pick,
  runCommand,
  scratchCopy,
  scratchFolder,
  squiggles,
  startLocalTenant,
  treeRows,
  until,
  webview,
} from "./driver/index.ts";

interface Scenario {
  /** The tenant already has what the sample says. */
  readonly synced?: true;
  /** What the file says in this picture, made from the sample. */
  readonly text?: (sample: string) => string;
  readonly play: (page: Page) => Promise<void>;
}

const scenarios: Readonly<Record<string, Scenario>> = {
  editor: {
    text: (sample) => sample.replace("scope: [read:orders, write:orders]", "scope: [read:orders, write:order]"),
    async play(page) {
      await pointAt(page, squiggles(page).first());
      await page.locator(".monaco-hover").filter({ hasText: "Quick Fix" }).first().waitFor();
    },
  },
  plan: {
    synced: true,
    text: (sample) =>
      sample
        .replace("token_lifetime: 3600", "token_lifetime: 7200")
        .replace("Cancel orders that have not been sent", "Cancel orders")
        .replace("      - client: Reports Worker\n        scope: [read:orders]\n", "")
        .replace(
          "        scope: [read:reports, create:reports]\n",
          "$&\n  - name: Invoices\n    identifier: https://api.shop.example/invoices\n    signing_alg: RS256\n",
        ),
    async play(page) {
      await runCommand(page, "Auth APIs: Preview Sync");
      await treeRows(page).filter({ hasText: "New" }).first().waitFor();
      await tidyUp(page);
    },
  },
  token: {
    synced: true,
    async play(page) {
      await runCommand(page, "Auth APIs: Test Token");
      await pick(page, "Orders");
      await pick(page, "Orders Worker");
      await webview(page).getByText("Verified: the token is what the file promises").waitFor();
      await tidyUp(page);
    },
  },
};

/** Nothing on the pictures but the file and what the extension says of it. */
const tidy = {
  "editor.minimap.enabled": false,
  "editor.scrollbar.horizontal": "hidden",
  "editor.scrollbar.vertical": "hidden",
  "window.commandCenter": false,
  "window.title": "${activeEditorShort}",
  "workbench.activityBar.location": "hidden",
  "workbench.layoutControl.enabled": false,
};

const images = join(checkout, "docs/images");
mkdirSync(images, { recursive: true });
const wanted = process.argv.slice(2);
for (const [name, { synced, text, play }] of Object.entries(scenarios)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const folder = scratchCopy(join(checkout, "samples"));
  const file = join(folder, "auth-apis.yaml");
  const directory = join(scratchFolder(), "tenant");
  const cli = join(checkout, "dist/cli.js");
  const tenant = await startLocalTenant(cli, directory);
  const sync = [cli, "sync", file, "--tenant", "local", "--dir", directory, "--yes"];
  if (synced) await promisify(execFile)(process.execPath, sync);
  if (text) writeFileSync(file, text(readFileSync(file, "utf8")));
  const vscode = await openVSCode({
    folder,
    file: "auth-apis.yaml",
    vsix: [join(checkout, "auth-apis.vsix")],
    env: { AUTH_APIS_LOCAL_TENANT_DIR: directory },
    settings: tidy,
    size: { width: 1200, height: 720 },
    scale: 1.5,
  });
  try {
    await highlighted(vscode.page);
    await vscode.page.keyboard.press("Control+B");
    await play(vscode.page);
    await vscode.page.screenshot({ path: join(images, `${name}.png`) });
    console.log(`docs/images/${name}.png`);
  } finally {
    await vscode.close();
    await tenant.stop();
  }
}

/** Without notifications, and without the mouse on a border, which lights up. */
async function tidyUp(page: Page): Promise<void> {
  await runCommand(page, "Notifications: Clear All Notifications");
  await page.mouse.move(600, 710);
  await until(
    () => page.locator(".monaco-sash.hover").count(),
    (count) => count === 0,
  );
}

/** Rests the mouse on something. Not `hover()`: what is underlined lies under the text. */
async function pointAt(page: Page, what: Locator): Promise<void> {
  await what.waitFor();
  const box = await what.boundingBox();
  if (!box) throw new Error("It is not on the screen.");
  await page.mouse.move(box.x + box.width / 2, box.y);
}
