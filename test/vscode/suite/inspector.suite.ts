import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as vscode from "vscode";
import type { Inspection } from "../../../client/src/inspector/inspection.ts";
import type { FromPage, ToPage } from "../../../client/src/inspector/protocol.ts";
import { placeCursor, run, scratchFiles } from "./files.ts";
import { until, userOfEachTest } from "./user.ts";

const text = `apis:
  - name: Inspected
    identifier: https://inspected.example.com/
    signing_alg: RS256
    grants:
      - client: Orders Worker
      - client: Reports Worker

  - identifier: https://inspected.example.com/hs
    # auth-apis-disable-next-line symmetric-signing -- to verify a token that is given
    signing_alg: HS256
`;

/** Stands in for the inspector's page: takes its messages, and asks for what it could ask for. */
function fakePage() {
  const heard: ToPage[] = [];
  const asked = new vscode.EventEmitter<FromPage>();
  const gone = new vscode.EventEmitter<void>();
  const webview = {
    cspSource: "",
    asWebviewUri: (uri: vscode.Uri) => uri,
    onDidReceiveMessage: asked.event,
    postMessage: (message: ToPage) => Promise.resolve(heard.push(message) > 0),
  };
  const panel = { webview, onDidDispose: gone.event, reveal: () => undefined, dispose: () => gone.fire() };
  return { heard, panel, asks: (message: FromPage) => asked.fire(message) };
}

describe("the inspector's page", () => {
  const files = scratchFiles();
  const me = userOfEachTest();
  const page = fakePage();
  const { createWebviewPanel } = vscode.window;
  let document: vscode.TextDocument;
  before(async () => {
    document = await files.show(text);
    me.comes();
    await run("startLocalTenant");
    me.presses("Sync");
    await run("syncToTenant");
    await me.hears(/: 4 written\.$/);
    me.leaves();
    await vscode.commands.executeCommand("workbench.action.closeEditorsInOtherGroups");
    Object.assign(vscode.window, { createWebviewPanel: () => page.panel });
  });
  after(async () => {
    page.panel.dispose();
    Object.assign(vscode.window, { createWebviewPanel });
    await run("stopLocalTenant");
    await files.remove();
  });

  /** Waits for the next token that is shown. */
  async function inspection(): Promise<Inspection> {
    const message = await until(() => page.heard.find(({ kind }) => kind === "show"), "for a token to be shown");
    page.heard.length = 0;
    assert.ok(message.kind === "show");
    return message.inspection;
  }
  /** Of which application the next one is. */
  async function shown(): Promise<string> {
    const { about } = await inspection();
    return about.find(({ name }) => name === "Application")?.value.split(" (")[0] ?? "";
  }
  async function signature(): Promise<string | undefined> {
    const { rows } = await inspection();
    return rows.find(({ check }) => check === "signature")?.state;
  }

  it("requests the same token again, wherever the cursor is meanwhile", async () => {
    await placeCursor(document, "client: Orders Worker");
    await run("testToken");
    page.asks({ kind: "ready" });
    assert.equal(await shown(), "Orders Worker");
    await placeCursor(document, "client: Reports Worker");
    page.asks({ kind: "again" });
    assert.equal(await shown(), "Orders Worker");
  });

  it("verifies a token that was given and signed with HS256, once the secret is given", async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
    const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part({ aud: "https://inspected.example.com/hs" })}`;
    me.types(`Bearer ${signed}.${createHmac("sha256", "the signing secret").update(signed).digest("base64url")}`);
    await run("inspectToken");
    assert.equal(await signature(), "unknown");
    me.types("the signing secret");
    page.asks({ kind: "repair", at: 0 });
    assert.equal(await signature(), "held");
  });

  it("hears of no answer to a token that it doesn't show any more", async () => {
    let answer: (() => void) | undefined;
    const api = createServer((_, response) => {
      answer = () => response.end("for the token of before");
    });
    await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
    try {
      const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}/`;
      me.presses("Send Token");
      page.asks({ kind: "call", method: "GET", url });
      await until(() => answer, "for the call");
      await placeCursor(document, "client: Reports Worker");
      await run("testToken");
      assert.equal(await shown(), "Reports Worker");
      answer?.();
      page.asks({ kind: "call", method: "GET", url: "no URL" });
      await until(() => page.heard.find(({ kind }) => kind === "answered"), "for the answer to another call");
      // The one of before was there first.
      await new Promise<void>((resolve) => api.close(() => resolve()));
      page.asks({ kind: "call", method: "GET", url: "no URL" });
      await until(() => page.heard.filter(({ kind }) => kind === "answered").length >= 2, "for the last answer");
      assert.deepEqual(
        page.heard.flatMap((each) => (each.kind === "answered" ? [each.answer.kind] : [])),
        ["failed", "failed"],
      );
    } finally {
      api.close();
    }
  });
});
