// npm run demo: the main job in a terminal, with no account and no editor. A local tenant on a free port and a copy of the
// sample in a scratch folder: check, plan, sync, plan again (nothing is left), and a token that is verified. Exit code 0
// if every step came out as it should.
import { spawn } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ended, must, root, scratchFolder, start } from "./run.mjs";

// A reader that has seen enough (`npm run demo | head`).
process.stdout.on("error", () => process.exit(1));

await must("scripts/generate.mjs");
await must("esbuild.mjs");

const scratch = scratchFolder();
cpSync(join(root, "samples", "auth-apis.yaml"), join(scratch, "auth-apis.yaml"));
const cli = join(root, "dist", "cli.js");
// What the commands below find by themselves, as they would a tenant that the user has started.
const env = { ...process.env, AUTH_APIS_LOCAL_TENANT_DIR: join(scratch, "tenant") };

const tenant = start(process.execPath, [cli, "local-tenant", "--port", "0", "--stop-with-stdin"], {
  stdio: ["pipe", "pipe", "inherit"],
  env,
});
const ready = new Promise((resolve) => createInterface({ input: tenant.stdout }).once("line", () => resolve(true)));
if (!(await Promise.race([ready, ended(tenant).then(() => false)]))) {
  console.error("The local tenant did not start.");
  process.exit(1);
}

const steps = [
  ["What is wrong with the file?", 0, "check"],
  ["What would a sync do?", 2, "plan", "--tenant", "local"],
  ["Do it.", 0, "sync", "--tenant", "local", "--yes"],
  ["Is anything left to do?", 0, "plan", "--tenant", "local"],
  [
    "Does an application get the token that the file promises?",
    0,
    ...["token", "--tenant", "local", "--api", "https://api.shop.example/orders", "--client", "Orders Worker"],
  ],
  ["May it cancel orders?", 1, "why", "Orders Worker", "Orders", "cancel:orders", "--tenant", "local"],
  [
    "Does every application get the token that the file promises?",
    0,
    ...["token", "--tenant", "local", "--all", "--read-secrets"],
  ],
];
let good = true;
for (const [question, expected, ...args] of steps) good &&= await step(question, args, expected);
if (good) {
  console.log("\nThe same with an Auth0 tenant: see auth-apis --help. The same in VS Code: npm start.");
}
tenant.stdin.end();
await ended(tenant);
process.exitCode = good ? 0 : 1;

/** Runs one command of the command line, shown as one would type it; says whether it ended with the expected exit code. */
async function step(question, args, expected) {
  const colours = process.stdout.isTTY && !process.env.NO_COLOR && !process.env.CI;
  const bold = (text) => (colours ? `\u001b[1m${text}\u001b[22m` : text);
  const typed = args.map((arg) => (/\s/.test(arg) ? `"${arg}"` : arg)).join(" ");
  console.log(`\n# ${question}\n${bold(`$ auth-apis ${typed}`)}`);
  const child = spawn(process.execPath, [cli, ...args], { cwd: scratch, stdio: ["ignore", "inherit", "inherit"], env });
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== expected) console.error(`That should have ended with exit code ${expected}, not ${code}.`);
  return code === expected;
}
