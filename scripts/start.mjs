// npm start: builds, starts a local tenant, and opens the sample in VS Code with the extension loaded and signed in to
// that tenant. Desktop VS Code where `code` is on the PATH and there is a display; else VS Code in the browser, on a
// localhost address that it prints. Runs until Ctrl-C, or until desktop VS Code is closed; leaves nothing behind.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ended, must, root, scratchFolder, start } from "./run.mjs";

const scratch = scratchFolder();
const samples = join(scratch, "samples");
cpSync(join(root, "samples"), samples, { recursive: true });

const desktop = hasDisplay() && hasDesktop();
if (desktop) {
  await must("scripts/generate.mjs");
  await must("esbuild.mjs");
} else {
  await must("scripts/package.mjs");
  await must("test/vscode/bundle.mjs");
}

const { domain, directory } = await startLocalTenant();
console.log(`\nLocal tenant: ${domain}`);
const env = { AUTH_APIS_LOCAL_TENANT_DIR: directory };
await (desktop ? openDesktop() : openInBrowser());

/** Waits for the line by which the local tenant says that it is ready. */
async function startLocalTenant() {
  const directory = join(scratch, "tenant");
  const tenant = start(process.execPath, ["dist/cli.js", "local-tenant", "--dir", directory, "--stop-with-stdin"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  void ended(tenant).then(() => {
    console.error("The local tenant has ended.");
    process.exit(1);
  });
  for await (const line of createInterface({ input: tenant.stdout })) {
    // What it says later must not fill the pipe.
    tenant.stdout.resume();
    return { domain: JSON.parse(line).domain, directory };
  }
  console.error("The local tenant did not start.");
  process.exit(1);
}

async function openDesktop() {
  const profile = join(scratch, "profile");
  mkdirSync(join(profile, "User"), { recursive: true });
  const settings = { "workbench.startupEditor": "none", "telemetry.telemetryLevel": "off" };
  writeFileSync(join(profile, "User", "settings.json"), JSON.stringify(settings));
  const args = [
    ...["--user-data-dir", profile, "--extensions-dir", join(scratch, "extensions")],
    ...["--extensionDevelopmentPath", root, "--disable-workspace-trust", "--new-window", "--wait"],
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ...[samples, join(samples, "auth-apis.yaml")],
  ];
  console.log("Opening VS Code; closing its window ends this.");
  const shell = process.platform === "win32";
  const code = start("code", args, { env: { ...process.env, ...env }, shell });
  process.exit((await ended(code)) ? 0 : 1);
}

async function openInBrowser() {
  const { installedVSCode, startServer } = await import("../dist/test-vscode/driver/index.mjs");
  const server = await startServer(await installedVSCode(), { vsix: [join(root, "auth-apis.vsix")], env });
  const url = server.url(samples, "auth-apis.yaml");
  console.log(`VS Code:      ${url}\nCtrl-C ends both.`);
  if (process.stdin.isTTY && process.stdout.isTTY && hasDisplay()) showInBrowser(url);
}

function showInBrowser(url) {
  const [command, ...args] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[process.platform] ?? ["xdg-open"];
  // Where this fails, the printed address does.
  spawn(command, [...args, url.replaceAll("&", process.platform === "win32" ? "^&" : "&")], { stdio: "ignore" }).on(
    "error",
    () => {},
  );
}

function hasDisplay() {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/** Whether `code` starts a desktop VS Code. In VS Code's own remote terminals it only speaks to the window outside. */
function hasDesktop() {
  if (process.env.VSCODE_IPC_HOOK_CLI) return false;
  return spawnSync("code", ["--version"], { shell: process.platform === "win32" }).status === 0;
}
