import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type RunningTenant, startLocalTenant } from "../driver/local-tenant.ts";
import { cli, replace, run, scratchFiles } from "./files.ts";
import { until, userOfEachTest } from "./user.ts";

const count = 40;
const apis = Array.from({ length: count }, (_, at) => `  - identifier: https://api.example.com/${at}\n`).join("");

describe("a sync that the command line began, and that was killed", () => {
  const files = scratchFiles();
  const me = userOfEachTest();
  const directory = join(files.folder, "tenant");
  let tenant: RunningTenant;
  before(async () => {
    // So slow that it can't be through before it is killed, however late that is seen to be due.
    tenant = await startLocalTenant(cli(), directory, { latency: 1000 });
  });
  after(async () => {
    await tenant.stop();
    await files.remove();
  });

  it("is resumed from its journal, by name, though the file protects the tenant no more", async () => {
    const document = await files.show(
      `tenants:\n  dev: { domain: "${tenant.domain}", protected: true }\napis:\n${apis}`,
    );
    await killedInTheMiddle(document.uri.fsPath, tenant);
    await tenant.stop();
    tenant = await startLocalTenant(cli(), directory, { before: tenant.domain });
    await replace(document, ", protected: true", "");
    await document.save();
    me.presses("It Is My Tenant");
    me.picks("Client secret");
    me.types(tenant.administrator.client_id);
    me.types(tenant.administrator.client_secret);
    me.picks("This window only");
    me.types("dev");
    await run("resumeSync");
    await me.hears(/^Sync to dev \(localhost:\d+\): \d+ to create .*Type dev to go on\.$/);
    await me.hears(/: \d+ written\.$/);
    await run("previewSync");
    await me.hears(/^Nothing to do/);
  });
});

/** Syncs on the command line, with the state folder of this VS Code, and kills it once some APIs are written. */
async function killedInTheMiddle(file: string, { domain, administrator }: RunningTenant): Promise<void> {
  const folder = process.env["AUTH_APIS_STATE_DIR"] ?? "";
  mkdirSync(folder, { recursive: true });
  const before = new Set(readdirSync(folder));
  const child = spawn(process.execPath, [cli(), "sync", file, "--confirm", "dev"], {
    env: {
      ...process.env,
      ELECTRON_RUN_AS_NODE: "1",
      AUTH0_DOMAIN: domain,
      AUTH0_CLIENT_ID: administrator.client_id,
      AUTH0_CLIENT_SECRET: administrator.client_secret,
    },
    stdio: "ignore",
  });
  const closed = once(child, "close");
  await until(() => {
    const journals = readdirSync(folder).filter((name) => name.endsWith(".jsonl") && !before.has(name));
    const written = journals.map((name) => readFileSync(join(folder, name), "utf8").split('"kind":"holds"').length - 1);
    return (written[0] ?? 0) > 0 || undefined;
  }, "for the first API to be written");
  child.kill("SIGKILL");
  await closed;
}
