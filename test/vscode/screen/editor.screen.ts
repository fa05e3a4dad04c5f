import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { checkout, openVSCode, quickRows, runCommand, scratchCopy, visibleText, type VSCode } from "../driver/index.ts";

describe("the packaged extension on the screen", () => {
  let vscode: VSCode;
  before(async () => {
    vscode = await openVSCode({
      folder: scratchCopy(join(checkout, "test/vscode/workspace")),
      file: "auth-apis.yaml",
      vsix: [join(checkout, "auth-apis.vsix")],
    });
  });
  after(() => vscode.close());

  it("shows the file in its own language", async () => {
    assert.match(await visibleText(vscode.page), /^apis:\n {2}- name: Orders API\n/);
    await vscode.page.locator(".statusbar-item").filter({ hasText: "Auth APIs" }).first().waitFor();
  });

  it("is installed in the version of this checkout", async () => {
    await runCommand(vscode.page, "Extensions: Show Installed Extensions");
    await vscode.page.locator(".extension-list-item").filter({ hasText: "Auth APIs" }).waitFor();
    assert.equal(await quickRows(vscode.page).count(), 0);
  });
});
