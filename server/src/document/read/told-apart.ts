import type { Block } from "../block.ts";
import { type Chunk, ofEach } from "../chunk.ts";
import { type Key, memoryKey } from "../memory.ts";
import { sum } from "../sum.ts";
import { countOfApis, partsOf } from "./listed-apis.ts";

/** Which APIs may look different to each tenant. */
export interface Apart {
  readonly by: "own variables" | "variables and aliases" | "defaults";
  /** The blocks of the `defaults` that make them different. */
  readonly defaults: readonly Block[];
}

/**
 * How many of a file's tenants are told apart. An API that may look different to each is read and judged for each of them, which takes as
 * long as it is long: where that comes to more than a second, or all of it to more than memory holds, half of the tenants are
 * left out, or half of these, and so on. Such a file is an error (`rules/engine/reading-findings.ts`).
 *
 * @param tenants - how many the file names
 */
export function toldApart(chunks: readonly Chunk<Block>[], tenants: number, { by, defaults }: Apart): number {
  if (tenants < 2) return tenants;
  const loads = ofEach(chunks, LOADS[by], (blocks) => loadOf(blocks, by));
  const shared = sum(defaults, partsOf);
  const largest = shared + loads.reduce((most, each) => Math.max(most, each.largest), 0);
  const whole = sum(loads, (each) => each.whole + each.apis * shared);
  let read = tenants;
  while (read > 1 && (read * largest > MOST_OF_A_BLOCK || read * whole > MOST_OF_A_FILE)) read = Math.ceil(read / 2);
  return read;
}

function loadOf(blocks: readonly Block[], by: Apart["by"]): Load {
  const all = blocks.map((block) => block.remember(LOADS[by], () => loadOfOne(block, by)));
  return {
    apis: sum(all, ({ apis }) => apis),
    largest: all.reduce((most, each) => Math.max(most, each.largest), 0),
    whole: sum(all, ({ whole }) => whole),
  };
}

function loadOfOne(block: Block, by: Apart["by"]): Load {
  if (!MAY_DIFFER[by].test(block.text)) return NOTHING;
  const apis = countOfApis(block);
  const length = apis === 0 ? 0 : apis * LEAST + partsOf(block);
  return { apis, largest: length, whole: length };
}

/** The APIs that may differ, and how long they are, in lines and commas: in the longest block, and in all. */
interface Load {
  readonly apis: number;
  readonly largest: number;
  readonly whole: number;
}

const NOTHING: Load = { apis: 0, largest: 0, whole: 0 };
const MAY_DIFFER: Record<Apart["by"], RegExp> = {
  "own variables": /\$\{|tenants/,
  "variables and aliases": /\$\{|tenants|\*/,
  defaults: /^/,
};
/** An API of hardly any text costs as much as so many lines. */
const LEAST = 30;
/** Lines and commas, times the tenants: an API of 1,250 lines for 200 tenants. */
const MOST_OF_A_BLOCK = 250_000;
/** For 200 tenants 500 APIs of 50 lines, for 20 of them five thousand; what is remembered of these fills about half a gigabyte. */
const MOST_OF_A_FILE = 5_000_000;
const LOADS: Record<Apart["by"], Key<Load>> = {
  "own variables": memoryKey(),
  "variables and aliases": memoryKey(),
  defaults: memoryKey(),
};
