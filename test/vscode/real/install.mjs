// Installs VS Code for the browser (code-server), the Node it needs and a headless Chromium, from npm alone: no root,
// no compiler, nothing outside the cache folder. Prints the folder, as its last line on stdout. A folder stands under its
// final name only when it is complete, so an interrupted run leaves nothing that a later one could mistake for done.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";

const source = import.meta.dirname;
const shared = process.env.AUTH_APIS_VSCODE_CACHE;
const cache = shared || join(source, "..", "..", "..", ".vscode-real");

/** Parts of VS Code that weigh much and that nothing here uses. */
const unused = [
  "extensions/copilot",
  "node_modules/@devcontainers",
  "node_modules/@microsoft/mxc-sdk",
  `node_modules/@github/copilot-sdk-${process.platform}-${process.arch}`,
];

console.log(install());

function install() {
  const done = join(cache, `vscode-${stamp()}`);
  if (existsSync(done)) return done;
  mkdirSync(cache, { recursive: true });
  sweep();
  const folder = join(cache, `partial-${process.pid}`);
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

  say("Setting up VS Code for the browser, once (about 850 MB, a minute or two)…");
  mkdirSync(folder);
  for (const file of ["package.json", "package-lock.json"]) cpSync(join(source, file), join(folder, file));
  npm(folder, ["ci", "--include=optional"]);
  linkNode(folder);
  const vscode = join(folder, "node_modules", "code-server", "lib", "vscode");
  // Not `npm ci`: the shrinkwrap that code-server ships leaves out a package or two.
  npm(vscode, ["install", "--omit=dev"], folder);
  npm(join(vscode, "extensions"), ["install", "--omit=dev"], folder);
  for (const path of unused) rmSync(join(vscode, path), { recursive: true, force: true });
  buildNative(vscode, folder);
  unpackBrowser(folder);
  try {
    renameSync(folder, done);
  } catch (error) {
    // Another run may have finished first; its folder is as good as ours.
    if (!existsSync(done)) throw error;
  }
  if (!shared) dropOthers(done);
  say(`VS Code is set up in ${done}`);
  return done;
}

/** Names what is installed: changed versions, another platform or another way of installing make another folder. */
function stamp() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const file of ["package-lock.json", "install.mjs"]) hash.update(readFileSync(join(source, file)));
  return hash.digest("hex").slice(0, 12);
}

/** Removes what earlier versions of this checkout had installed; in a shared cache others may use it. */
function dropOthers(done) {
  for (const name of readdirSync(cache).filter((name) => name.startsWith("vscode-")))
    if (join(cache, name) !== done) rmSync(join(cache, name), { recursive: true, force: true });
}

/** Removes what runs left that were killed before they could clean up. */
function sweep() {
  for (const name of readdirSync(cache)) {
    const pid = /^partial-(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** code-server insists on Node 24; `node/bin/node` is that one, whatever the platform calls its package. */
function linkNode(folder) {
  const packaged = join(folder, "node_modules", `node-${process.platform}-${process.arch}`);
  if (existsSync(packaged))
    return symlinkSync(join("node_modules", `node-${process.platform}-${process.arch}`), join(folder, "node"));
  if (!process.version.startsWith("v24."))
    fail(
      `VS Code for the browser needs Node 24, and npm carries none for ${process.platform}-${process.arch}: ` +
        "run this with Node 24, or install desktop VS Code.",
    );
  mkdirSync(join(folder, "node", "bin"), { recursive: true });
  symlinkSync(process.execPath, join(folder, "node", "bin", "node"));
}

/** The native log and the watchdog are built where a compiler is; VS Code runs without them. */
function buildNative(vscode, folder) {
  if (["c++", "make", "python3"].some((tool) => !onPath(tool))) return;
  const built = run(
    "npm",
    ["rebuild", "@vscode/spdlog", "@vscode/native-watchdog", "--loglevel=error"],
    vscode,
    folder,
  );
  if (built.status !== 0) say("The native log and watchdog of VS Code could not be built; going on without them.");
}

/** Unpacked by the package's own code, to the temporary folder; with libnss3, because it takes this for Lambda. */
function unpackBrowser(folder) {
  if (`${process.platform} ${process.arch}` !== "linux x64") return;
  const script = 'import("@sparticuz/chromium").then((browser) => browser.default.executablePath())';
  const browser = join(folder, "browser");
  mkdirSync(browser);
  const env = { TMPDIR: browser, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };
  const unpacked = run(join(folder, "node", "bin", "node"), ["-e", script], folder, folder, env);
  if (unpacked.status !== 0) fail("The headless Chromium could not be unpacked.");
  rmSync(join(folder, "node_modules", "@sparticuz"), { recursive: true, force: true });
}

function npm(cwd, args, folder) {
  const all = [...args, "--ignore-scripts", "--engine-strict=false", "--no-audit", "--no-fund", "--loglevel=error"];
  if (run("npm", all, cwd, folder).status !== 0)
    fail(`npm ${args.join(" ")} failed in ${cwd}: is the npm registry in reach?`);
}

/** Runs with the installed Node first on the path, once there is one, and its headers for what gets built. */
function run(command, args, cwd, folder, more = {}) {
  const node = folder && { PATH: [join(folder, "node", "bin"), process.env.PATH].join(delimiter) };
  const headers = folder && { npm_config_nodedir: join(folder, "node") };
  return spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...node, ...headers, ...more },
    stdio: ["ignore", "ignore", process.stderr.fd],
  });
}

function onPath(tool) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => folder && existsSync(join(folder, tool)));
}

function say(text) {
  console.error(text);
}

function fail(text) {
  console.error(text);
  process.exit(1);
}
