// This server beside itself: what an edit costs with more asked after it, and in a file with anchors. What is compared takes turns, since
// a machine's pace changes within seconds, and new servers in each round, since V8 doesn't optimize the same in each.
import { mean, middle } from "./figures.mjs";
import { typist } from "./typist.mjs";

/** Milliseconds of CPU of an edit alone, of one with what VS Code asks for then, and of one with the inlay hints as well. */
export function compareAsked(start, text, rounds) {
  return inRounds(rounds, start, [text], ([typing]) => ({
    alone: () => typing.costs(EDITS, typing.keystroke),
    asked: () => typing.costs(EDITS, (number) => typing.keystroke(number).then(() => typing.askAgain())),
    hinted: () => typing.costs(EDITS, (number) => typing.keystroke(number).then(() => typing.askAgainWithHints())),
  }));
}

/** Milliseconds of CPU of an edit in one text, and in another. */
export function compareTexts(start, one, other, rounds) {
  return inRounds(rounds, start, [one, other], ([first, second]) => ({
    one: () => first.costs(EDITS, first.keystroke),
    other: () => second.costs(EDITS, second.keystroke),
  }));
}

/** The middle one of each act's turns in all rounds. */
async function inRounds(rounds, start, texts, actsOf) {
  const all = {};
  for (let round = 0; round < rounds; round++) {
    const servers = [];
    try {
      for (const _ of texts) servers.push(await start());
      const typists = texts.map((text, at) => typist(servers[at], text));
      for (const { opened } of typists) await opened();
      await takeTurns(actsOf(typists), all);
    } finally {
      for (const server of servers) await server.stop();
    }
  }
  return Object.fromEntries(Object.entries(all).map(([name, turns]) => [name, middle(turns)]));
}

/** Adds to `all` what each turn of an act cost on average, but for the first ones, which warm up. */
async function takeTurns(acts, all) {
  const order = Object.keys(acts);
  for (let turn = -WARM; turn < TURNS; turn++) {
    for (const name of order) {
      const cost = mean(await acts[name]());
      if (turn >= 0) (all[name] ??= []).push(cost);
    }
    order.reverse();
  }
}

const EDITS = 12;
const WARM = 10;
const TURNS = 25;
