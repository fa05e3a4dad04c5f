import { execFile, spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { Installed } from "./installed.ts";
import { atExit, scratchFolder } from "./scratch.ts";

export interface ServerOptions {
  /** Packaged extensions (`.vsix` files) to install before the start. */
  readonly vsix?: readonly string[];
  /** User settings, on top of the quiet ones below. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment variables for the server, and so for the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Accept a suite to run in the extension host. VS Code then shows no notifications: not for tests of the screen. */
  readonly acceptSuite?: boolean;
  /** Ask whether to trust folders. Default: every folder is trusted. */
  readonly workspaceTrust?: boolean;
}

export interface Server {
  /** The page that opens a folder, and a file of it. */
  url(folder: string, file?: string): string;
  /** The page that opens a `.code-workspace` and runs a suite on an unpacked extension in its extension host. All are paths. */
  suiteUrl(workspace: string, extension: string, suite: string): string;
  close(): void;
}

const quiet = {
  // As on the desktop; in a browser, VS Code saves by itself a second after an edit.
  "files.autoSave": "off",
  "workbench.startupEditor": "none",
  "telemetry.telemetryLevel": "off",
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "remote.autoForwardPorts": false,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
};

/**
 * Starts VS Code for the browser on a free loopback port, with a home, settings and extensions of its own.
 *
 * @throws when it doesn't answer within a minute or ends at once; the message ends with its log
 */
export async function startServer(vscode: Installed, options: ServerOptions = {}): Promise<Server> {
  const home = scratchFolder();
  const env = environment(home, options.env);
  const at = (name: string): string => join(home, name);
  mkdirSync(at("data/User"), { recursive: true });
  mkdirSync(at("run"), { mode: 0o700 });
  writeFileSync(at("data/User/settings.json"), JSON.stringify({ ...quiet, ...options.settings }));
  writeFileSync(at("config.yaml"), "");
  const places = ["--config", at("config.yaml"), "--user-data-dir", at("data"), "--extensions-dir", at("extensions")];

  for (const file of options.vsix ?? []) {
    // Not the synchronous kind, so that Ctrl-C is heard.
    const install = [vscode.server, ...places, "--install-extension", file];
    await promisify(execFile)(vscode.node, install, { env });
  }

  const port = await freePort();
  const log = at("server.log");
  const output = openSync(log, "a");
  const server = spawn(vscode.node, [vscode.server, ...places, ...flags(port, options)], {
    env,
    // A process group of its own, so that the extension hosts and what they start end with it.
    detached: true,
    stdio: ["ignore", output, output],
  });
  const close = atExit(() => {
    if (server.pid !== undefined) killGroup(server.pid);
  });
  const healthy = await answers(`http://127.0.0.1:${port}/healthz`, () => server.exitCode !== null);
  if (!healthy) {
    close();
    throw new Error(`VS Code for the browser did not start:\n${readFileSync(log, "utf8").slice(-4000)}`);
  }
  const remote = (path: string): string => `vscode-remote://localhost:${port}${path}`;
  // The name, not the number: browsers allow service workers, which webviews need, on this one.
  const page = (place: Record<string, string>, payload: readonly (readonly [string, string])[]): string =>
    `http://localhost:${port}/?${new URLSearchParams({ ...place, payload: JSON.stringify(payload) }).toString()}`;
  return {
    url: (folder, file) => page({ folder }, file === undefined ? [] : [["openFile", remote(join(folder, file))]]),
    suiteUrl: (workspace, extension, suite) =>
      page({ workspace }, [
        ["extensionDevelopmentPath", remote(extension)],
        ["extensionTestsPath", remote(suite)],
        ["skipWelcome", "true"],
      ]),
    close,
  };
}

function flags(port: number, options: ServerOptions): string[] {
  return [
    ...["--bind-addr", `127.0.0.1:${port}`, "--auth", "none"],
    ...["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override", "--disable-proxy"],
    "--ignore-last-opened",
    ...(options.workspaceTrust === true ? [] : ["--disable-workspace-trust"]),
    ...(options.acceptSuite === true ? ["--vscode-option", "enable-smoke-test-driver"] : []),
  ];
}

function environment(home: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const outer = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_TEST_|AUTH0_)/.test(name),
  );
  return {
    ...Object.fromEntries(outer),
    HOME: home,
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_DATA_HOME: join(home, "share"),
    XDG_CACHE_HOME: join(home, "cache"),
    XDG_RUNTIME_DIR: join(home, "run"),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    ...more,
  };
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port on 127.0.0.1.");
  return address.port;
}

async function answers(url: string, ended: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 600 && !ended(); tries++) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return true;
    await sleep(100);
  }
  return false;
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
