import { buildSync } from "esbuild";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

/** What VS Code can do, as far as the server asks. */
export const MODERN: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: { completionItem: { snippetSupport: false } },
    hover: { contentFormat: ["markdown", "plaintext"] },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};

export const URI = "file:///work/auth-apis.yaml";

/** A server process and a client that talks to it over stdio. */
export interface Session {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly log: string[];
  readonly published: PublishDiagnosticsParams[];
  request<R>(method: string, params?: unknown): Promise<R>;
  notify(method: string, params?: unknown): void;
  initialize(capabilities?: ClientCapabilities, more?: object): Promise<InitializeResult>;
  open(text: string, uri?: string, languageId?: string): void;
  /** Replaces what stands between two places, each `[line, character]`. */
  edit(start: [number, number], end: [number, number], text: string, uri?: string): void;
  pull(uri?: string): Promise<readonly Diagnostic[]>;
  /** The exit code. */
  stop(): Promise<number | null>;
  readonly exited: Promise<number | null>;
}

/** Starts a server; it is killed when the test file ends, whatever happened. */
export function start(...args: readonly string[]): Session {
  const child = spawn(process.execPath, [serverFile(), ...(args.length > 0 ? args : ["--stdio"])], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  running.add(child);
  const exited = once(child, "exit").then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  child.stdin.on("error", () => undefined);
  connection.onError(() => undefined);
  const log: string[] = [];
  const published: PublishDiagnosticsParams[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => log.push(text));
  connection.onNotification("window/logMessage", ({ message }: { message: string }) => void log.push(message));
  connection.onNotification(
    "textDocument/publishDiagnostics",
    (params: PublishDiagnosticsParams) => void published.push(params),
  );
  connection.listen();

  const versions = new Map<string, number>();
  const version = (uri: string): number => {
    versions.set(uri, (versions.get(uri) ?? 0) + 1);
    return versions.get(uri) ?? 1;
  };
  const session: Session = {
    process: child,
    connection,
    log,
    published,
    exited,
    request: (method, params) => connection.sendRequest(method, params),
    // What can't be written any more, because the server is gone, shows in what the test expects of the exit.
    notify: (method, params) => void connection.sendNotification(method, params).catch(() => undefined),
    async initialize(capabilities = MODERN, more = {}) {
      const result: InitializeResult = await connection.sendRequest("initialize", {
        processId: process.pid,
        rootUri: null,
        capabilities,
        ...more,
      });
      session.notify("initialized", {});
      return result;
    },
    open: (text, uri = URI, languageId = "auth-apis") =>
      session.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: version(uri), text } }),
    edit(start, end, text, uri = URI) {
      const at = ([line, character]: [number, number]) => ({ line, character });
      const range = { start: at(start), end: at(end) };
      session.notify("textDocument/didChange", {
        textDocument: { uri, version: version(uri) },
        contentChanges: [{ range, text }],
      });
    },
    async pull(uri = URI) {
      const report = await session.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
        textDocument: { uri },
      });
      return report.kind === "full" ? report.items : [];
    },
    async stop() {
      await session.request("shutdown");
      session.notify("exit");
      return exited;
    },
  };
  return session;
}

const running = new Set<ChildProcess>();
let bundled: string | undefined;

/** The server named by AUTH_APIS_SERVER, or the built one; where nothing is built, a bundle of its own. */
export function serverFile(): string {
  const built = process.env["AUTH_APIS_SERVER"] ?? join(process.cwd(), "dist", "server.js");
  if (existsSync(built)) return built;
  bundled ??= bundle();
  return bundled;
}

function bundle(): string {
  const folder = mkdtempSync(join(tmpdir(), "auth-apis-server-"));
  folders.push(folder);
  const file = join(folder, "server.js");
  buildSync({
    entryPoints: [join(process.cwd(), "server/src/lsp/node.ts")],
    outfile: file,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    mainFields: ["module", "main"],
    logLevel: "error",
  });
  return file;
}

const folders: string[] = [];

after(() => {
  for (const child of running) child.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
