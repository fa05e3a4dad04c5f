// npm run demo: the main job in a terminal, with no account and no editor. A local tenant on a free port and a copy of the
// sample in a scratch folder: check, plan, sync, plan again (nothing is left), and a token that is verified. Exit code 0
// if every step came out as it should.
import { spawn } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ended, must, root, scratchFolder, start } from "./run.mjs";

await must("scripts/generate.mjs");
await must("esbuild.mjs");

const scratch = scratchFolder();
const directory = join(scratch, "tenant");
const file = "auth-apis.yaml";
cpSync(join(root, "samples", file), join(scratch, file));
const cli = join(root, "dist", "cli.js");

const tenant = start(process.execPath, [cli, "local-tenant", "--dir", directory, "--port", "0", "--stop-with-stdin"], {
  stdio: ["pipe", "pipe", "inherit"],
});
await new Promise((ready) => createInterface({ input: tenant.stdout }).once("line", ready));

const local = ["--tenant", "local", "--dir", directory];
const orders = ["--api", "https://api.shop.example/orders", "--client", "Orders Worker"];
const good =
  (await step(["check", file], 0)) &&
  (await step(["plan", file, ...local], 2)) &&
  (await step(["sync", file, ...local, "--yes"], 0)) &&
  (await step(["plan", file, ...local], 0)) &&
  (await step(["token", file, ...local, ...orders], 0));
tenant.stdin.end();
await ended(tenant);
process.exitCode = good ? 0 : 1;

/** Runs one command of the command line, shown as one would type it; says whether it ended with the expected exit code. */
async function step(args, expected) {
  const shown = args.filter((arg) => arg !== "--dir" && arg !== directory);
  console.log(`\n$ auth-apis ${shown.map((arg) => (/\s/.test(arg) ? `"${arg}"` : arg)).join(" ")}`);
  const child = spawn(process.execPath, [cli, ...args], { cwd: scratch, stdio: ["ignore", "inherit", "inherit"] });
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== expected) console.error(`That should have ended with exit code ${expected}, not ${code}.`);
  return code === expected;
}
