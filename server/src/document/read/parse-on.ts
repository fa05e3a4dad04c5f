import type { Block } from "../block.ts";
import type { Document } from "../document.ts";
import { keyIn } from "../list-keys.ts";
import { type Latest, memoryKey } from "../memory.ts";
import type { Steps } from "../steps.ts";

/** What of a document must be parsed before `readFile`, which takes all of it at once: its keys, its anchors and the items of other lists. */
export interface Parsing {
  /**
   * Goes on, by chunks, until so much text is parsed, in UTF-16 units; what was parsed before is none.
   *
   * @returns is there more to do?
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
        const { items } = chunk;
        const key = above;
        const isKnown = chunk.knows(PARSED, [key]);
        const { work, below } = chunk.latest(PARSED, [key], () => parse(items, key));
        if (!isKnown) done += work;
        above = below;
      }
      return false;
    },
  };
}

/** The same, some at a time. */
export function* parseOn(document: Document): Steps<void> {
  const all = parsing(document);
  while (all.on(IN_ONE_STEP)) yield;
}

interface Parsed {
  readonly work: number;
  /** The key below which the next block stands. */
  readonly below: string;
}

function parse(blocks: readonly Block[], above: string): Parsed {
  let [work, below] = [0, above];
  for (const block of blocks) {
    if (block.kind === "item" && below === "apis" && !block.text.includes("&")) continue;
    const { tree } = block.parsed;
    if (tree) below = keyIn(block) ?? below;
    work += EACH + block.text.length;
  }
  return { work, below };
}

/** What a block of hardly any text costs. */
const EACH = 200;
/** Some milliseconds. */
const IN_ONE_STEP = 20_000;
const PARSED = memoryKey<Latest<Parsed>>();
