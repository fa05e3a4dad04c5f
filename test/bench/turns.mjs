// This server beside itself: what an edit costs with more asked after it, and in a file with anchors. What is compared takes turns, since
// a machine's pace changes within seconds, and new servers in each round, since V8 doesn't optimize the same in each.
import { mean, middle } from "./figures.mjs";
import { typist } from "./typist.mjs";

/** Of each round, milliseconds of CPU of an edit alone, of one with what VS Code asks for then, and of one with the inlay hints as well. */
export function compareAsked(start, text) {
  return inRounds(start, [text], ([typing]) => ({
    alone: () => typing.costs(EDITS, typing.keystroke),
    asked: () => typing.costs(EDITS, (number) => typing.keystroke(number).then(() => typing.askAgain())),
    hinted: () => typing.costs(EDITS, (number) => typing.keystroke(number).then(() => typing.askAgainWithHints())),
  }));
}

/** Of each round, milliseconds of CPU of an edit in one text, and in another. */
export function compareTexts(start, one, other) {
  return inRounds(start, [one, other], ([first, second]) => ({
    one: () => first.costs(EDITS, first.keystroke),
    other: () => second.costs(EDITS, second.keystroke),
  }));
}

/** For each act, the middle one of its turns in each round. */
async function inRounds(start, texts, actsOf) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const servers = [];
    try {
      for (const _ of texts) servers.push(await start());
      const typists = texts.map((text, at) => typist(servers[at], text));
      for (const { opened } of typists) await opened();
      rounds.push(await takeTurns(actsOf(typists)));
    } finally {
      for (const server of servers) await server.stop();
    }
  }
  return rounds;
}

/** What the middle one of each act's turns cost on average, but for the first ones, which warm up. */
async function takeTurns(acts) {
  const order = Object.keys(acts);
  const costs = Object.fromEntries(order.map((name) => [name, []]));
  for (let turn = -WARM; turn < TURNS; turn++) {
    for (const name of order) {
      const cost = mean(await acts[name]());
      if (turn >= 0) costs[name].push(cost);
    }
    order.reverse();
  }
  return Object.fromEntries(order.map((name) => [name, middle(costs[name])]));
}

const ROUNDS = 7;
const EDITS = 12;
const WARM = 10;
const TURNS = 25;
