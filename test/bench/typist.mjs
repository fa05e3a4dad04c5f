// A document in a server, and somebody who types in it.
const uri = "file:///bench/auth-apis.yaml";

/** @param {{ connection: object, capabilities: object, cpu(): number, pushed(): Promise<object> }} server */
export function typist(server, text) {
  const { connection, capabilities } = server;
  const pulls = capabilities.diagnosticProvider !== undefined;
  const textDocument = { uri };
  const lines = text.split("\n");
  const edit = editor(connection, lines);

  let resultId;
  /** Sends something and waits for the diagnostics that answer it; like VS Code, it says which it has. */
  const diagnostics = async (send) => {
    const pushed = pulls ? undefined : server.pushed();
    await send();
    if (!pulls) return (await pushed).diagnostics;
    const previous = resultId === undefined ? {} : { previousResultId: resultId };
    const report = await connection.sendRequest("textDocument/diagnostic", { textDocument, ...previous });
    resultId = report.resultId;
    return report.items ?? [];
  };
  const open = () =>
    connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: pulls ? "auth-apis" : "yaml", version: 1, text },
    });
  const ask = (method, params) => connection.sendRequest(method, { textDocument, ...params });
  const middle = lines.findIndex((line, at) => at > lines.length / 2 && line.startsWith("    token_dialect"));
  const onScreen = { start: { line: middle, character: 0 }, end: { line: middle + 50, character: 0 } };
  const askEach = async (requests) => {
    for (const [ability, method, params] of requests) {
      if (capabilities[ability] !== undefined) await ask(method, params);
    }
  };

  return {
    /** A key in the middle of the file. */
    position: { line: middle, character: 8 },
    /** How many findings the file has, and the milliseconds until the first ones came, and all. */
    async opened() {
      const expected = lines.filter((line) => line.includes("RS1024")).length;
      const start = performance.now();
      const refreshed = server.refreshed();
      let found = await diagnostics(open);
      const first = performance.now() - start;
      if (found.length < expected) {
        await refreshed;
        found = await diagnostics(() => {});
      }
      return { findings: found.length, first, all: performance.now() - start };
    },
    /** An edit with the diagnostics that follow, and what else is done before them. */
    keystroke: (number, what, then = () => {}) =>
      diagnostics(async () => {
        await edit(number, what);
        await then();
      }),
    /** The CPU of each of some acts, in milliseconds. */
    async costs(times, act) {
      const all = [];
      for (let number = 0; number < times; number++) {
        const before = server.cpu();
        await act(number);
        all.push(server.cpu() - before);
      }
      return all;
    },
    ask,
    /** What VS Code asks for again after a keystroke; by range, what is asked for the part on the screen. */
    async askAgain() {
      await askEach([
        ["documentSymbolProvider", "textDocument/documentSymbol", {}],
        ["foldingRangeProvider", "textDocument/foldingRange", {}],
        ["codeLensProvider", "textDocument/codeLens", {}],
        ["semanticTokensProvider", "textDocument/semanticTokens/range", { range: onScreen }],
        ["documentLinkProvider", "textDocument/documentLink", {}],
      ]);
    },
    /** The same, where its inlay hints are on. */
    async askAgainWithHints() {
      await this.askAgain();
      await askEach([["inlayHintProvider", "textDocument/inlayHint", { range: onScreen }]]);
    },
  };
}

/** Types something at the end of a description anywhere in the file; every second edit takes it away again. */
function editor(connection, lines) {
  const places = lines.flatMap((line, at) => (line.includes("description: May") ? [at] : []));
  let version = 1;
  return (number, what = "x") => {
    const typed = number % 2 === 0;
    const pair = number - (number % 2);
    const line = places[Math.floor(((((pair + 2) * 7919) % 997) / 997) * places.length)];
    const character = lines[line].length;
    const start = { line, character };
    const after = what === "\n" ? { line: line + 1, character: 0 } : { line, character: character + 1 };
    const end = typed ? start : after;
    return connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start, end }, text: typed ? what : "" }],
    });
  };
}
