import type { Block } from "../block.ts";
import type { Document } from "../document.ts";
import { keyIn } from "../list-keys.ts";
import { memoryKey } from "../memory.ts";
import type { Steps } from "../steps.ts";

/** What of a document must be parsed before `readFile`, which takes all of it at once: its keys, its anchors and the items of other lists. */
export interface Parsing {
  /**
   * Goes on, block by block, until so much text is parsed, in UTF-16 units; what was parsed before is none.
   *
   * @returns is there more to do, or was it so much that something else should come first?
   */
  on(most: number): boolean;
}

export function parsing({ chunks }: Document): Parsing {
  let [next, at] = [0, 0];
  let [above, below] = ["", ""];
  return {
    on(most) {
      let done = 0;
      for (let chunk = chunks[next]; chunk; chunk = chunks[++next]) {
        const parsed = chunk.remember(PARSED, notYet);
        if (parsed.above === above) {
          above = below = parsed.below;
          continue;
        }
        for (const { length } = chunk.items; at < length; at++) {
          if (done >= most) return true;
          const block = chunk.items[at];
          if (block === undefined || (block.kind === "item" && below === "apis" && !block.text.includes("&"))) continue;
          done += parse(block);
          if (block.parsed.tree) below = keyIn(block) ?? below;
        }
        parsed.above = above;
        above = parsed.below = below;
        at = 0;
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
function parse(block: Block): number {
  const { isParsed } = block;
  return EACH + block.text.length + (isParsed ? 0 : slowness(block));
}

/** How much more work it is to parse a block than its length says, in UTF-16 units that are read quickly. */
export function slowness({ parsed: { problems, tree, isSimple }, text }: Block): number {
  return (tree && !isSimple ? text.length * (SLOWLY - 1) : 0) + problems.length * PROBLEM;
}

/** An error of syntax is found by another reader than the quick one, which costs as much as so much text. */
const PROBLEM = 1000;
/** What costs so many times as much as a text that is read quickly. */
const SLOWLY = 6;
/** What a block of hardly any text costs. */
const EACH = 200;
/** Some milliseconds. */
const IN_ONE_STEP = 20_000;
const PARSED = memoryKey<Parsed>();
