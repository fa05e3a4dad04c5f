// One server, one document: how long what a user waits for takes.
import { mean, middle } from "./figures.mjs";
import { typist } from "./typist.mjs";

/** @param {number} count - edits to measure */
export async function measure(start, text, count) {
  const server = await start();
  try {
    return await measured(server, typist(server, text), count);
  } finally {
    await server.stop();
  }
}

async function measured(server, { position, opened, keystroke, costs, ask }, count) {
  const { findings, first, all } = await opened();

  // The first keystrokes warm both up.
  await costs(2, keystroke);
  const edits = await costs(count, keystroke);
  const perLine = mean(await costs(Math.min(10, count), (number) => keystroke(number, "\n")));

  const after = async (method) => {
    const samples = [];
    for (let number = 0; number < Math.min(6, count); number++) {
      const sent = performance.now();
      await keystroke(number, "x", async () => {
        await ask(method, { position });
        samples.push(performance.now() - sent);
      });
    }
    return middle(samples);
  };
  const completion = await after("textDocument/completion");
  const hover = await after("textDocument/hover");
  const peak = server.peak();
  const later = mean(await costs(count, keystroke));
  return {
    started: server.initialized + first,
    first,
    all,
    perEdit: mean(edits),
    middle: middle(edits),
    later,
    perLine,
    completion,
    hover,
    peak,
    findings,
  };
}
