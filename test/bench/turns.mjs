// This server beside itself: what an edit costs with more asked after it, and in a file with anchors. The two take turns, since a
// machine's pace changes within seconds.
import { mean, middle } from "./figures.mjs";
import { typist } from "./typist.mjs";

/** Milliseconds of CPU: the middle ones of some turns of edits, when what an edit needs has run for a while. */
export async function measureTurns(start, text, anchored) {
  const servers = [await start(), await start()];
  try {
    const [plain, anchors] = [typist(servers[0], text), typist(servers[1], anchored)];
    for (const each of [plain, anchors]) await each.opened();
    const acts = {
      alone: [plain, plain.keystroke],
      anchors: [anchors, anchors.keystroke],
      asked: [plain, (number) => plain.keystroke(number).then(() => plain.askAll())],
    };
    for (const [typing, act] of Object.values(acts)) await typing.costs(WARM, act);
    const order = Object.keys(acts);
    const turns = { alone: [], anchors: [], asked: [] };
    for (let turn = 0; turn < TURNS; turn++) {
      for (const name of order) {
        const [typing, act] = acts[name];
        turns[name].push(mean(await typing.costs(EDITS, act)));
      }
      order.reverse();
    }
    return { alone: middle(turns.alone), anchors: middle(turns.anchors), asked: middle(turns.asked) };
  } finally {
    for (const server of servers) await server.stop();
  }
}

const WARM = 100;
const TURNS = 31;
const EDITS = 12;
