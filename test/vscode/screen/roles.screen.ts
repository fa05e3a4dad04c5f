import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe } from "node:test";
import {
  checkout,
  inOneWindow,
  type RunningTenant,
  runCommand,
  scratchFolder,
  startLocalTenant,
  treeRows,
} from "../driver/index.ts";

/** A tenant with a role that holds a scope which the file takes away. */
describe("roles in the plan on the screen", () => {
  const folder = join(scratchFolder(), "shop");
  const directory = join(scratchFolder(), "tenant");
  const identifier = "https://api.shop.example/orders";
  mkdirSync(folder);
  writeFileSync(
    join(folder, "auth-apis.yaml"),
    `apis:\n  - identifier: ${identifier}\n    scopes:\n      - value: read\n`,
  );
  let tenant: RunningTenant;
  before(async () => {
    const permissions = [{ resource_server_identifier: identifier, permission_name: "write" }];
    const seed = join(scratchFolder(), "seed.json");
    writeFileSync(
      seed,
      JSON.stringify({
        resource_servers: [{ identifier, scopes: [{ value: "read" }, { value: "write" }] }],
        roles: [{ name: "Order Editor", permissions }],
      }),
    );
    tenant = await startLocalTenant(join(checkout, "dist/cli.js"), directory, { seed });
  });
  after(() => tenant.stop());
  const it = inOneWindow({
    folder,
    file: "auth-apis.yaml",
    vsix: [join(checkout, "auth-apis.vsix")],
    env: { AUTH_APIS_LOCAL_TENANT_DIR: directory },
  });

  it("names the roles that hold a scope which goes", async (page) => {
    await runCommand(page, "Auth APIs: Preview Sync");
    const row = treeRows(page).filter({ hasText: identifier }).first();
    await row.waitFor();
    await row.locator(".monaco-tl-twistie").click();
    await treeRows(page).filter({ hasText: "1 role: Order Editor" }).first().waitFor();
  });
});
