// npm run bench -- lsp [SIZES…]: this server beside yaml-language-server with the same schema, on the same Node, one after
// the other in each round; medians and ratios. 5,000 APIs take the other server minutes, so they are measured only when asked for.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { makeDocument } from "./documents.mjs";
import { startServer } from "./server-process.mjs";

const root = join(import.meta.dirname, "..", "..");
const peers = join(import.meta.dirname, "peers");
const theirs = join(peers, "node_modules", "yaml-language-server", "bin", "yaml-language-server");
const uri = "file:///bench/auth-apis.yaml";

const servers = {
  ours: () => startServer([join(root, "dist", "server.js"), "--stdio"]),
  theirs: () => startServer([theirs, "--stdio"], yamlSettings),
};

/** @param {readonly number[]} sizes @param {number} rounds */
export async function benchLanguageServer(sizes, rounds = 3) {
  if (!existsSync(theirs)) spawnSync("npm", ["ci", "--ignore-scripts"], { cwd: peers, stdio: "inherit" });
  for (const size of sizes) {
    for (const anchors of [false, true]) {
      const text = makeDocument(size, { anchors });
      const results = { ours: [], theirs: [] };
      for (let round = 0; round < rounds; round++) {
        for (const name of ["ours", "theirs"])
          results[name].push(await measure(servers[name], text, edits(size, name)));
      }
      report(`${size} APIs${anchors ? ", with anchors" : ""} (${text.split("\n").length} lines)`, results);
    }
  }
}

function edits(size, name) {
  if (name === "ours") return 30;
  return size >= 5000 ? 2 : size >= 1000 ? 4 : 15;
}

async function measure(start, text, count) {
  const server = await start();
  const { connection, capabilities } = server;
  const pulls = capabilities.diagnosticProvider !== undefined;
  const textDocument = { uri };
  let version = 1;
  const diagnostics = async (send) => {
    const pushed = pulls ? undefined : server.pushed();
    await send();
    if (!pulls) return (await pushed).diagnostics;
    return (await connection.sendRequest("textDocument/diagnostic", { textDocument })).items ?? [];
  };
  const lines = text.split("\n");
  const places = lines.flatMap((line, at) => (line.includes("description: May") ? [at] : []));
  const opened = performance.now();
  const found = await diagnostics(() =>
    connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: pulls ? "auth-apis" : "yaml", version, text },
    }),
  );
  const open = performance.now() - opened;
  /** One character at the end of a description anywhere in the file; every second edit takes it away again. */
  const edit = (number) => {
    const typed = number % 2 === 0;
    const pair = number - (number % 2);
    const line = places[Math.floor(((((pair + 2) * 7919) % 997) / 997) * places.length)];
    const character = lines[line].length;
    const start = { line, character };
    const end = typed ? start : { line, character: character + 1 };
    return connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start, end }, text: typed ? "x" : "" }],
    });
  };
  // The first keystrokes warm both up.
  for (let number = 0; number < 2; number++) await diagnostics(() => edit(number));
  const before = server.cpu();
  for (let number = 0; number < count; number++) await diagnostics(() => edit(number));
  const perEdit = (server.cpu() - before) / count;

  const key = lines.findIndex((line, at) => at > lines.length / 2 && line.startsWith("    token_dialect"));
  const after = async (method) => {
    const samples = [];
    for (let number = 0; number < Math.min(6, count); number++) {
      await diagnostics(async () => {
        const sent = performance.now();
        await edit(number);
        await connection.sendRequest(method, { textDocument, position: { line: key, character: 8 } });
        samples.push(performance.now() - sent);
      });
    }
    return median(samples);
  };
  const completion = await after("textDocument/completion");
  const hover = await after("textDocument/hover");
  const result = {
    initialize: server.initialized,
    open,
    perEdit,
    completion,
    hover,
    peak: server.peak(),
    findings: found.length,
  };
  await server.stop();
  return result;
}

function report(title, { ours, theirs }) {
  console.log(`\n${title}`);
  const rows = [
    ["CPU per edit, ms", "perEdit"],
    ["completion after an edit, ms", "completion"],
    ["hover after an edit, ms", "hover"],
    ["open to all findings, ms", "open"],
    ["spawn to initialize, ms", "initialize"],
    ["peak memory, MiB", "peak"],
    ["findings", "findings"],
  ];
  for (const [label, key] of rows) {
    const [mine, other] = [ours, theirs].map((runs) => median(runs.map((run) => run[key])));
    const ratio = key === "findings" ? "" : `theirs / ours ${(other / mine).toFixed(1)}`;
    console.log(
      `  ${label.padEnd(30)} ours ${mine.toFixed(1).padStart(9)}   theirs ${other.toFixed(1).padStart(9)}   ${ratio}`,
    );
  }
}

function yamlSettings(section) {
  if (section !== "yaml") return {};
  const schema = pathToFileURL(join(root, "schemas", "auth-apis.schema.json")).href;
  return {
    schemas: { [schema]: ["*auth-apis.yaml"] },
    validate: true,
    hover: true,
    completion: true,
    schemaStore: { enable: false },
  };
}

function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
