// A language server as a child process, and what it costs: CPU time and peak memory as the system counts them.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = createRequire(import.meta.url)(
  "vscode-jsonrpc/node",
);

/** @param {string[]} command @param {(section: string) => unknown} configuration */
export async function startServer(command, configuration = () => ({})) {
  const started = performance.now();
  const child = spawn(process.execPath, command, { stdio: ["pipe", "pipe", "ignore"] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published = new Map();
  let heard = () => {};
  connection.onNotification("textDocument/publishDiagnostics", (message) => {
    published.set(message.uri, message);
    heard(message);
  });
  connection.onRequest("workspace/configuration", ({ items }) => items.map(({ section }) => configuration(section)));
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("window/workDoneProgress/create", () => null);
  let refreshing = () => {};
  connection.onRequest("workspace/diagnostic/refresh", () => {
    refreshing();
    return null;
  });
  connection.listen();
  const { capabilities } = await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: null,
    capabilities: CLIENT,
    initializationOptions: { commands: ["authApis.syncToTenant", "authApis.testToken", "authApis.showPlaces"] },
  });
  const initialized = performance.now() - started;
  await connection.sendNotification("initialized", {});
  return {
    connection,
    capabilities,
    /** Milliseconds from spawn to the answer of `initialize`. */
    initialized,
    cpu: () => cpuOf(child.pid),
    peak: () => peakOf(child.pid),
    /** The next diagnostics that the server pushes. */
    pushed: () => new Promise((resolve) => (heard = resolve)),
    /** The server's next wish to be asked again. */
    refreshed: () => new Promise((resolve) => (refreshing = resolve)),
    async stop() {
      const gone = new Promise((resolve) => child.on("exit", resolve));
      const politely = connection.sendRequest("shutdown").then(() => connection.sendNotification("exit"));
      const timer = setTimeout(() => child.kill("SIGKILL"), 5000);
      await Promise.race([politely.catch(() => {}), gone]);
      await gone;
      clearTimeout(timer);
      connection.dispose();
    },
  };
}

/** Milliseconds of CPU of all threads, to the nanosecond (/proc, so Linux only). */
function cpuOf(pid) {
  let nanoseconds = 0;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    nanoseconds += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]);
  }
  return nanoseconds / 1e6;
}

/** MiB of resident memory at its highest. */
function peakOf(pid) {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
}

const CLIENT = {
  workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
  textDocument: {
    synchronization: { dynamicRegistration: false },
    diagnostic: { relatedInformation: true },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
    hover: { contentFormat: ["markdown"] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { lineFoldingOnly: true, rangeLimit: 5000 },
    codeLens: {},
    documentLink: {},
    inlayHint: {},
    semanticTokens: {
      requests: { range: true, full: { delta: true } },
      tokenTypes: ["enumMember", "class", "variable"],
      tokenModifiers: ["declaration"],
      formats: ["relative"],
    },
  },
};
