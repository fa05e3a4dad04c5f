// One server, one document: how long what a user waits for takes.
const uri = "file:///bench/auth-apis.yaml";
const textDocument = { uri };

/** @param {number} count - edits to measure */
export async function measure(start, text, count) {
  const server = await start();
  try {
    return await measured(server, text, count);
  } finally {
    await server.stop();
  }
}

async function measured(server, text, count) {
  const { connection, capabilities } = server;
  const pulls = capabilities.diagnosticProvider !== undefined;
  const lines = text.split("\n");
  const expected = lines.filter((line) => line.includes("RS1024")).length;
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
  /** The CPU of each of some acts, from the smallest. */
  const costs = async (times, act) => {
    const all = [];
    for (let number = 0; number < times; number++) {
      const before = server.cpu();
      await act(number);
      all.push(server.cpu() - before);
    }
    return all.sort((one, other) => one - other);
  };
  const each = async (times, act) => mean(await costs(times, act));

  const opened = performance.now();
  const refreshed = server.refreshed();
  let found = await diagnostics(() =>
    connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: pulls ? "auth-apis" : "yaml", version: 1, text },
    }),
  );
  const first = performance.now() - opened;
  if (found.length < expected) {
    await refreshed;
    found = await diagnostics(() => {});
  }
  const all = performance.now() - opened;

  // The first keystrokes warm both up.
  await each(2, (number) => diagnostics(() => edit(number)));
  const edits = await costs(count, (number) => diagnostics(() => edit(number)));
  const [perEdit, middle] = [mean(edits), edits[Math.floor(edits.length / 2)]];

  const perLine = await each(Math.min(10, count), (number) => diagnostics(() => edit(number, "\n")));

  const key = lines.findIndex((line, at) => at > lines.length / 2 && line.startsWith("    token_dialect"));
  const position = { line: key, character: 8 };
  const after = async (method) => {
    const samples = [];
    for (let number = 0; number < Math.min(6, count); number++) {
      await diagnostics(async () => {
        const sent = performance.now();
        await edit(number);
        await connection.sendRequest(method, { textDocument, position });
        samples.push(performance.now() - sent);
      });
    }
    return samples.sort((one, other) => one - other)[Math.floor(samples.length / 2)];
  };
  const completion = await after("textDocument/completion");
  const hover = await after("textDocument/hover");
  const peak = server.peak();
  const later = await each(count, (number) => diagnostics(() => edit(number)));
  // An editor has asked for all of this when it opened the file.
  if (pulls) await asked(server, key);
  const keystroke =
    pulls && (await each(count, (number) => diagnostics(() => edit(number)).then(() => asked(server, key))));
  const started = server.initialized + first;
  return {
    started,
    first,
    all,
    perEdit,
    middle,
    later,
    perLine,
    completion,
    hover,
    peak,
    keystroke,
    findings: found.length,
  };
}

function mean(numbers) {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
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

/** What VS Code asks for again after a keystroke; by range, what is asked for the part on the screen. */
async function asked({ connection, capabilities }, line) {
  const range = { start: { line, character: 0 }, end: { line: line + 50, character: 0 } };
  const requests = [
    ["documentSymbolProvider", "textDocument/documentSymbol", { textDocument }],
    ["foldingRangeProvider", "textDocument/foldingRange", { textDocument }],
    ["codeLensProvider", "textDocument/codeLens", { textDocument }],
    ["semanticTokensProvider", "textDocument/semanticTokens/range", { textDocument, range }],
    ["documentLinkProvider", "textDocument/documentLink", { textDocument }],
    ["inlayHintProvider", "textDocument/inlayHint", { textDocument, range }],
  ];
  for (const [ability, method, params] of requests) {
    if (capabilities[ability] !== undefined) await connection.sendRequest(method, params);
  }
}
