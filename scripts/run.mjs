// How the scripts of this folder run one another, and how they end.
import { spawn } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..");

for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }))
  process.on(signal, () => process.exit(code));

// The shell between npm and this process hands no signal on: without npm there is nobody left to end this.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || process.exit(1), 500).unref();

/** Starts a program in this checkout that ends, at the latest, with this process. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options });
  const end = () => child.kill();
  // Before the scratch folders go that it writes to.
  process.prependListener("exit", end);
  child.on("close", () => process.off("exit", end));
  return child;
}

/** Runs a script of this checkout; says whether it ended well. */
export function node(script, args = []) {
  return ended(start(process.execPath, [script, ...args]));
}

/** Runs a script of package.json; says whether it ended well. */
export function npm(script) {
  // npm is a .cmd file on Windows, which only a shell starts.
  return ended(start("npm", ["run", "--silent", script], { shell: process.platform === "win32" }));
}

/** As {@link node}, but a failure ends this process too. */
export async function must(script, args) {
  if (!(await node(script, args))) process.exit(1);
}

/** A new empty folder that is gone when this process ends. */
export function scratchFolder() {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "auth-apis-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

/** Whether a started program ended with exit code 0. */
export function ended(child) {
  return new Promise((resolve) => {
    child.on("error", (error) => {
      console.error(`${child.spawnfile}: ${error.message}`);
      resolve(false);
    });
    child.on("close", (code) => resolve(code === 0));
  });
}
