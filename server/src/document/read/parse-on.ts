import type { Block } from "../block.ts";
import type { Document } from "../document.ts";
import { keyIn } from "../list-keys.ts";
import { memoryKey } from "../memory.ts";
import type { Steps } from "../steps.ts";

/** What of a document must be parsed before `readFile`, which takes all of it at once: its keys, its anchors and the items of other lists. */
export interface Parsing {
  /**
   * Goes on, by chunks, until so much text is parsed, in UTF-16 units; what was parsed before is none.
   *
   * @returns is there more to do, or was it so much that something else should come first?
   */
  on(most: number): boolean;
}

export function parsing({ chunks }: Document): Parsing {
  let next = 0;
  let above = "";
  return {
    on(most) {
      let done = 0;
      for (let chunk = chunks[next]; chunk; chunk = chunks[++next]) {
        if (done >= most) return true;
        const parsed = chunk.remember(PARSED, notYet);
        if (parsed.above !== above) done += parse(chunk.items, above, parsed);
        above = parsed.below;
      }
      return done >= most;
    },
  };
}

/** All of it, some at a time. */
export function* parseOn(parsing: Parsing): Steps<void> {
  while (parsing.on(IN_ONE_STEP)) yield;
}

/** The keys below which a chunk's first block stands, when it was last parsed, and the next chunk's. */
interface Parsed {
  above?: string;
  below: string;
}

function notYet(): Parsed {
  return { below: "" };
}

/** @returns how much work it was */
function parse(blocks: readonly Block[], above: string, parsed: Parsed): number {
  let [work, below] = [0, above];
  for (const block of blocks) {
    if (block.kind === "item" && below === "apis" && !block.text.includes("&")) continue;
    const { isParsed } = block;
    const { tree, problems } = block.parsed;
    if (tree) below = keyIn(block) ?? below;
    work += EACH + block.text.length + (isParsed ? 0 : problems.length * PROBLEM);
  }
  parsed.above = above;
  parsed.below = below;
  return work;
}

/** An error of syntax is found by another reader than the quick one, which costs as much as so much text. */
export const PROBLEM = 1000;
/** What a block of hardly any text costs. */
const EACH = 200;
/** Some milliseconds. */
const IN_ONE_STEP = 20_000;
const PARSED = memoryKey<Parsed>();
