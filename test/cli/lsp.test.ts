import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { cli } from "./bundle.ts";

const message = (content: object) => {
  const text = JSON.stringify({ jsonrpc: "2.0", ...content });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};

for (const args of [["lsp", "--stdio"], ["lsp"]]) {
  test(`auth-apis ${args.join(" ")} is a language server, and ends with its client`, async () => {
    const child = spawn(process.execPath, [cli, ...args], { stdio: ["pipe", "pipe", "inherit"] });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
    const params = { processId: null, rootUri: null, capabilities: {} };
    child.stdin.write(message({ id: 1, method: "initialize", params }));
    while (!said.includes('"id":1')) await once(child.stdout, "data");
    assert.match(said, /^Content-Length: \d+\r\n\r\n\{.*"capabilities":\{/s);
    child.stdin.write(message({ id: 2, method: "shutdown" }));
    child.stdin.write(message({ method: "exit" }));
    const [code] = (await once(child, "close")) as [number];
    assert.equal(code, 0);
  });
}
