import type { Block } from "../block.ts";
import { Chunk } from "../chunk.ts";
import { keyIn } from "../list-keys.ts";
import { memoryKey } from "../memory.ts";
import { slowness } from "./parse-on.ts";
import { sameItems } from "../same-items.ts";
import type { AnchorIndex } from "./anchors.ts";
import type { ApiEntry } from "./api.ts";
import type { ApiContext } from "./api-context.ts";
import { readApis } from "./listed-apis.ts";
import { readApi } from "./read-api.ts";

/**
 * The APIs of a chunk of blocks; those that still mean what they meant are the same objects as before.
 *
 * @param above - the key below which the items at its beginning stand
 */
export function readChunk(blocks: Chunk<Block>, above: string, context: ApiContext): Chunk<ApiEntry> {
  const last = lastRead(blocks, above);
  if (last.read && isStillRead(last, context)) return last.read;
  const items = apiBlocks(blocks, above).flatMap((block) => readBlock(block, context));
  if (last.read === undefined || !sameItems(last.read.items, items)) last.read = new Chunk(items);
  last.tenants = context.tenants;
  last.anchors = context.anchors.identity;
  return last.read;
}

/** What was read of a block. */
export interface BlockRead {
  readonly apis: readonly ApiEntry[];
  /** How much more work it was than what the APIs hold, if it was parsed for it: that may take longer than anything else. */
  readonly slowness: number;
}

/** What must be read for `readChunk`, block by block: what is read now, each when it is. */
export function readChunkOn(blocks: Chunk<Block>, above: string, context: ApiContext): Iterable<BlockRead> {
  return isStillRead(lastRead(blocks, above), context) ? [] : readBlocks(apiBlocks(blocks, above), context);
}

function* readBlocks(blocks: readonly Block[], context: ApiContext): Iterable<BlockRead> {
  for (const block of blocks) {
    const { isParsed } = block;
    const before = block.remember(BLOCK, nothingYet<readonly ApiEntry[]>).read;
    const read = readBlock(block, context);
    if (read !== before) yield { apis: read, slowness: isParsed ? 0 : slowness(block) };
  }
}

function lastRead(blocks: Chunk<Block>, above: string): LastRead<Chunk<ApiEntry>> {
  return blocks.remember(above === "apis" ? CHUNK : OTHER_CHUNK, nothingYet<Chunk<ApiEntry>>);
}

/** An edit moves no anchor from one side of an untouched chunk to the other. */
function isStillRead(last: LastRead<unknown>, { tenants, anchors }: ApiContext): boolean {
  return last.tenants === tenants && last.anchors === anchors.identity;
}

/** Those in which APIs may stand. */
function apiBlocks(blocks: Chunk<Block>, above: string): readonly Block[] {
  let key = above;
  return blocks.items.filter((block) => {
    key = keyIn(block) ?? key;
    return block.kind !== "item" || key === "apis";
  });
}

function readBlock(block: Block, context: ApiContext): readonly ApiEntry[] {
  const last = block.remember(BLOCK, nothingYet<readonly ApiEntry[]>);
  const { haveVariables, identity } = context.anchors;
  // An edit moves no anchor from one side of a block that stays to the other.
  const isKnown =
    last.tenants === context.tenants &&
    (last.anchors === identity || last.read?.every((entry) => aliasesHold(entry, context)) === true);
  // Whether tenants share a view of what has aliases depends on it.
  const dividesAlike = last.haveVariables === haveVariables || !block.parsed.hasAliases;
  if (last.read === undefined || !isKnown || !dividesAlike) {
    const allowance = { nodes: MOST_BROUGHT };
    last.read = readApis(block).map((tree) => readApi(tree, context, allowance));
    last.tenants = context.tenants;
  }
  last.anchors = identity;
  last.haveVariables = haveVariables;
  return last.read;
}

/** Does every alias that leads out of the API's block still lead to the same anchor? */
function aliasesHold({ foreign }: ApiEntry, { anchors }: ApiContext): boolean {
  return foreign.every(({ alias, target }) => anchors.find(alias.name, alias) === target);
}

interface LastRead<T> {
  read?: T;
  tenants?: ApiContext["tenants"];
  anchors?: AnchorIndex["identity"];
  haveVariables?: boolean;
}

function nothingYet<T>(): LastRead<T> {
  return {};
}

const CHUNK = memoryKey<LastRead<Chunk<ApiEntry>>>();
/** The same chunk while another key stands above it. */
const OTHER_CHUNK = memoryKey<LastRead<Chunk<ApiEntry>>>();
const BLOCK = memoryKey<LastRead<readonly ApiEntry[]>>();

/** In a block, to all that tenants see apart. */
const MOST_BROUGHT = 300_000;
