/**
 * Takes the pictures of docs/images from the packaged extension: `npm run screenshots [-- NAME…]`.
 *
 * A picture is a scenario: it brings the screen into the state that the picture shows.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { checkout, highlighted, openVSCode, scratchCopy } from "./driver/index.ts";

/** Name of the picture -> what to do with a window that has the sample open. */
const scenarios: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  editor: highlighted,
};

const images = join(checkout, "docs/images");
mkdirSync(images, { recursive: true });
const wanted = process.argv.slice(2);
for (const [name, scenario] of Object.entries(scenarios)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const vscode = await openVSCode({
    folder: scratchCopy(join(checkout, "samples")),
    file: "auth-apis.yaml",
    vsix: [join(checkout, "auth-apis.vsix")],
    settings: { "editor.minimap.enabled": false },
    scale: 2,
  });
  try {
    await scenario(vscode.page);
    await vscode.page.screenshot({ path: join(images, `${name}.png`) });
    console.log(`docs/images/${name}.png`);
  } finally {
    await vscode.close();
  }
}
