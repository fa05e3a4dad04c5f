// npm run bench -- lsp [SIZES…]: this server beside yaml-language-server with the same schema, on the same Node, one after the
// other in each round; medians and ratios. A machine's pace changes within minutes, and a server that works for two milliseconds at a time
// feels that more than one that works for a second: so a round has all sizes, and a size's rounds lie apart. Few edits are enough for a
// server that needs seconds for each.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { makeDocument } from "./documents.mjs";
import { median, middle, range, ratio, row } from "./figures.mjs";
import { measure } from "./measure.mjs";
import { compareAsked, compareTexts } from "./turns.mjs";
import { empty, ours, theirs, theirsInstalled } from "./servers.mjs";

/** @param {readonly number[]} sizes - in APIs */
export async function benchLanguageServer(sizes) {
  if (!existsSync(theirsInstalled)) {
    spawnSync("npm", ["ci", "--ignore-scripts"], { cwd: join(import.meta.dirname, "peers"), stdio: "inherit" });
  }
  await reportStart();
  const measured = new Map(sizes.map((size) => [size, { text: makeDocument(size), ours: [], theirs: [] }]));
  for (let round = 0; round < Math.max(...sizes.map(roundsOf)); round++) {
    for (const [size, { text, ours: mine, theirs: others }] of measured) {
      if (round >= roundsOf(size)) continue;
      mine.push(await measure(ours, text, 40));
      others.push(await measure(theirs, text, size >= 5000 ? 2 : size >= 1000 ? 4 : 15));
    }
  }
  for (const [size, results] of measured) {
    report(`${size} APIs (${results.text.split("\n").length} lines)`, results);
    await reportTurns(size, results.text);
  }
  const [[small, first], [large, last]] = [[...measured][0], [...measured].at(-1)];
  if (large > small) {
    const exponent = Math.log(median(last.ours, "perEdit") / median(first.ours, "perEdit")) / Math.log(large / small);
    console.log(`\nCPU per edit grows from ${small} to ${large} APIs with exponent ${exponent.toFixed(2)}`);
  }
}

function roundsOf(size) {
  return size >= 5000 ? 1 : size >= 1000 ? 3 : 7;
}

/** From the spawn to the answer of `initialize`, beside a server that can do nothing. */
async function reportStart() {
  const starts = { ours: [], empty: [] };
  for (let round = 0; round < STARTS; round++) {
    for (const [name, start] of [
      ["ours", ours],
      ["empty", await empty()],
    ]) {
      const server = await start();
      starts[name].push(server);
      await server.stop();
    }
  }
  const [mine, other] = [median(starts.ours, "initialized"), median(starts.empty, "initialized")];
  console.log(row("spawn to initialize, ms", mine, other, `ours / an empty server ${ratio(mine, other)}`));
}

function report(title, results) {
  console.log(`\n${title}${" ".repeat(Math.max(1, 34 - title.length))}      ours      theirs`);
  for (const [label, key, isOursOverTheirs] of [
    ["CPU per edit, ms", "perEdit"],
    ["… of the middle one of them", "middle"],
    ["… of one that moves all lines", "perLine"],
    ["completion after an edit, ms", "completion"],
    ["hover after an edit, ms", "hover"],
    ["CPU per edit after all these, ms", "later"],
    ["open to the first findings, ms", "first"],
    ["… and the start before it, ms", "started"],
    ["open to all findings, ms", "all"],
    ["peak memory, MiB", "peak", true],
    ["findings", "findings"],
  ]) {
    const [mine, other] = [median(results.ours, key), median(results.theirs, key)];
    const quotients = results.ours.map((own, round) =>
      isOursOverTheirs ? own[key] / results.theirs[round][key] : results.theirs[round][key] / own[key],
    );
    const quotient = isOursOverTheirs ? `ours / theirs ${ratio(mine, other)}` : `theirs / ours ${ratio(other, mine)}`;
    console.log(row(label, mine, other, key === "findings" ? "" : `${quotient}${range(quotients)}`));
  }
}

/** This server beside itself: the middle one of the rounds' costs, and of their quotients. */
async function reportTurns(size, text) {
  const asked = await compareAsked(ours, text);
  console.log(row("CPU per edit in turns, ms", median(asked, "alone"), undefined, ""));
  reportTurn("… with what VS Code asks then", asked, "asked", "alone", "of the edit alone");
  reportTurn("… and with inlay hints", asked, "hinted", "alone", "of the edit alone");
  const anchors = await compareTexts(ours, text, makeDocument(size, { anchors: true }));
  reportTurn("… in a file with anchors", anchors, "other", "one", "of one without");
  const crlf = await compareTexts(ours, text, text.replaceAll("\n", "\r\n"));
  reportTurn("… in a file with CRLF", crlf, "other", "one", "of one with LF");
}

function reportTurn(label, rounds, name, beside, note) {
  const quotients = rounds.map((round) => round[name] / round[beside]);
  console.log(row(label, median(rounds, name), undefined, `${ratio(middle(quotients), 1)}${range(quotients)} ${note}`));
}

const STARTS = 15;
