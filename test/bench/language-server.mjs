// npm run bench -- lsp [SIZES…]: this server beside yaml-language-server with the same schema, on the same Node, one after the
// other in each round; medians and ratios. Few edits are enough for a server that needs seconds for each.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { makeDocument } from "./documents.mjs";
import { median, ratio, row } from "./figures.mjs";
import { measure } from "./measure.mjs";
import { compareAsked, compareTexts } from "./turns.mjs";
import { empty, ours, theirs, theirsInstalled } from "./servers.mjs";

/** @param {readonly number[]} sizes @param {number} rounds */
export async function benchLanguageServer(sizes, rounds = 3) {
  if (!existsSync(theirsInstalled)) {
    spawnSync("npm", ["ci", "--ignore-scripts"], { cwd: join(import.meta.dirname, "peers"), stdio: "inherit" });
  }
  await reportStart(rounds * 5);
  const perEdit = new Map();
  for (const size of sizes) {
    const text = makeDocument(size);
    const results = { ours: [], theirs: [] };
    for (let round = 0; round < (size >= 5000 ? 1 : rounds); round++) {
      results.ours.push(await measure(ours, text, 40));
      results.theirs.push(await measure(theirs, text, size >= 5000 ? 2 : size >= 1000 ? 4 : 15));
    }
    report(`${size} APIs (${text.split("\n").length} lines)`, results);
    await reportTurns(size, text, rounds);
    perEdit.set(size, median(results.ours, "perEdit"));
  }
  const [[small, first], [large, last]] = [[...perEdit][0], [...perEdit].at(-1)];
  if (large > small) {
    const exponent = Math.log(last / first) / Math.log(large / small);
    console.log(`\nCPU per edit grows from ${small} to ${large} APIs with exponent ${exponent.toFixed(2)}`);
  }
}

/** From the spawn to the answer of `initialize`, beside a server that can do nothing. */
async function reportStart(rounds) {
  const starts = { ours: [], empty: [] };
  for (let round = 0; round < rounds; round++) {
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
    const quotient = isOursOverTheirs ? `ours / theirs ${ratio(mine, other)}` : `theirs / ours ${ratio(other, mine)}`;
    console.log(row(label, mine, other, key === "findings" ? "" : quotient));
  }
}

/** This server beside itself. */
async function reportTurns(size, text, rounds) {
  const { alone, asked, hinted } = await compareAsked(ours, text, rounds);
  console.log(row("CPU per edit in turns, ms", alone, undefined, ""));
  console.log(row("… with what VS Code asks then", asked, undefined, `${ratio(asked, alone)} of the edit alone`));
  console.log(row("… and with inlay hints", hinted, undefined, `${ratio(hinted, alone)} of the edit alone`));
  const anchors = await compareTexts(ours, text, makeDocument(size, { anchors: true }), rounds);
  console.log(
    row("… in a file with anchors", anchors.other, undefined, `${ratio(anchors.other, anchors.one)} of one without`),
  );
  const crlf = await compareTexts(ours, text, text.replaceAll("\n", "\r\n"), rounds);
  console.log(row("… in a file with CRLF", crlf.other, undefined, `${ratio(crlf.other, crlf.one)} of one with LF`));
}
