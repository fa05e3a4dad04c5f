import { join } from "node:path";
import { describe } from "node:test";
import { checkout, inOneWindow, runCommand, scratchCopy, squiggles, statusItems, toasts } from "../driver/index.ts";

describe("in a workspace that is not trusted", () => {
  const it = inOneWindow({
    folder: scratchCopy(join(checkout, "test/vscode/workspace")),
    file: "wrong.auth-apis.yaml",
    vsix: [join(checkout, "auth-apis.vsix")],
    workspaceTrust: true,
  });

  it("finds mistakes", async (page) => {
    await statusItems(page).filter({ hasText: "Restricted Mode" }).first().waitFor();
    await squiggles(page).first().waitFor();
  });

  it("reaches no tenant and starts no program", async (page) => {
    for (const command of [
      "Preview Sync",
      "Start Local Tenant",
      "Check Drift",
      "Refresh Tenant",
      "Sign In to Tenant",
      "Import APIs…",
    ]) {
      await runCommand(page, `Auth APIs: ${command}`);
      await toasts(page).filter({ hasText: "reaches no tenant and starts no program" }).waitFor();
      await runCommand(page, "Notifications: Clear All Notifications");
    }
  });
});
