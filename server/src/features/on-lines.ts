import type { ApiEntry } from "../document/read/api.ts";
import type { Block } from "../document/block.ts";
import type { Document, Range } from "../document/document.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import { lastUpTo } from "../document/lines.ts";
import { placesIn } from "../document/places.ts";
import { chunkOn, readOn } from "../document/read/read-on.ts";
import type { Steps } from "../document/steps.ts";

/** What has a line of a range, the first of it perhaps only the line above: blocks, and the APIs in them. */
export interface OnLines {
  readonly blocks: ReadonlySet<Block>;
  readonly apis: readonly ApiEntry[];
}

/**
 * Reads no other API than those of the chunks that have such a line.
 *
 * @param range - without it, all of the file
 */
export function* onLines(file: AuthApisFile, range?: Range): Steps<OnLines> {
  const { document } = file;
  if (range === undefined) {
    yield* readOn(file);
    return { blocks: new Set(document.blocks), apis: file.apis };
  }
  const { blocks, first, last } = blocksOn(document, range);
  const apis: ApiEntry[] = [];
  for (let at = first; at <= last; at++) {
    // The APIs of a chunk of blocks are a chunk of the same number.
    const { items } = yield* chunkOn(file, at);
    apis.push(...items.filter(({ block }) => blocks.has(block)));
  }
  return { blocks, apis };
}

interface BlocksOnLines {
  readonly blocks: ReadonlySet<Block>;
  /** The numbers of the chunks in which they stand. */
  readonly first: number;
  readonly last: number;
}

/** The blocks that have a line of a range, the first of them perhaps only the line above. */
export function blocksOn({ chunks, chunkStarts }: Document, { start, end }: Range): BlocksOnLines {
  const starts = chunkStarts.map(({ line }) => line);
  // What begins further up may reach down to the line.
  const [first, last] = [lastUpTo(starts, start.line - 1), lastUpTo(starts, end.line)];
  const blocks = chunks.slice(first, last + 1).flatMap((chunk, at) => {
    const above = starts[first + at] ?? 0;
    const { lines } = placesIn(chunk);
    return chunk.items.slice(lastUpTo(lines, start.line - above - 1), lastUpTo(lines, end.line - above) + 1);
  });
  return { blocks: new Set(blocks), first, last };
}
