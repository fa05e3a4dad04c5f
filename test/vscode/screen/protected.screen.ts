import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe } from "node:test";
import {
  answer,
  checkout,
  dialog,
  inOneWindow,
  managementToken,
  pick,
  type RunningTenant,
  runCommand,
  scratchFolder,
  startLocalTenant,
  statusItems,
  toasts,
} from "../driver/index.ts";

/** A tenant that runs apart from the extension, which signs in to it as to one on the Internet. */
describe("a protected tenant on the screen", () => {
  const folder = join(scratchFolder(), "shop");
  mkdirSync(folder);
  let tenant: RunningTenant;
  before(async () => {
    tenant = await startLocalTenant(join(checkout, "dist/cli.js"), join(scratchFolder(), "tenant"));
    const text = `tenants:
  production: { domain: "${tenant.domain}", protected: true }
apis:
  - name: Orders
    identifier: https://api.shop.example/orders
`;
    writeFileSync(join(folder, "auth-apis.yaml"), text);
  });
  after(() => tenant.stop());
  const it = inOneWindow({ folder, file: "auth-apis.yaml", vsix: [join(checkout, "auth-apis.vsix")] });

  it("stands out in the status bar, with a lock", async (page) => {
    const item = page.locator(".statusbar-item.warning-kind").filter({ hasText: "production: not signed in" });
    await item.locator(".codicon-lock").waitFor();
  });

  it("takes a token that the user has, once they say that the host is theirs", async (page) => {
    await runCommand(page, "Auth APIs: Sign In to Tenant");
    await dialog(page)
      .filter({ hasText: `${tenant.domain} is a program on this machine` })
      .waitFor();
    await dialog(page).getByRole("button", { name: "It Is My Tenant" }).click();
    await pick(page, "A Management API token that you already have");
    await page.getByText(`It goes to ${tenant.domain} and to no other host`).waitFor();
    await answer(page, await managementToken(tenant));
    await pick(page, "This window only");
    await toasts(page)
      .filter({ hasText: `Signed in to ${tenant.domain}` })
      .waitFor();
    await statusItems(page).filter({ hasText: "production: 1 API differs" }).first().waitFor();
  });

  it("is among the accounts, from where one signs out", async (page) => {
    await page.locator(".activitybar .codicon-accounts-view-bar-icon").click();
    await page
      .locator(".monaco-menu .action-item")
      .filter({ hasText: `${tenant.domain} (Auth APIs)` })
      .hover();
    await page
      .locator(".monaco-menu .action-item")
      .filter({ hasText: /^Sign Out$/ })
      .waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  });

  it("is written to once its name is typed, and not before", async (page) => {
    await runCommand(page, "Auth APIs: Sync to Tenant");
    const box = page.locator(".quick-input-widget").filter({ visible: true });
    await box.filter({ hasText: `Sync to production (${tenant.domain}): 1 to create` }).waitFor();
    await box.filter({ hasText: "Type production to go on." }).waitFor();
    await page.locator(".panel").getByText("1 to create; 1 request.").waitFor();
    await answer(page, "prod");
    await box.locator(".quick-input-message").filter({ hasText: "Type production to go on." }).waitFor();
    await answer(page, "production");
    await toasts(page).filter({ hasText: "1 written." }).waitFor();
  });
});
