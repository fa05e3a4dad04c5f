import type { ApiEntry } from "./api.ts";
import type { Block } from "../block.ts";
import { type Chunk, chunkWith } from "../chunk.ts";
import type { AuthApisFile } from "./file.ts";
import type { Steps } from "../steps.ts";

/** Reads a file's APIs, some at a time; whoever asks for them afterwards gets what was read. */
export function* readOn(file: AuthApisFile): Steps<void> {
  if (file.isRead) return;
  for (const at of file.document.chunks.keys()) {
    yield* chunkOn(file, at);
    yield;
  }
}

/** Reads what is asked for by whoever asks what stands in a block: its chunk, or all, where an anchor may be used anywhere. */
export function* readAround(block: Block, file: AuthApisFile): Steps<void> {
  if (block.text.includes("&")) yield* readOn(file);
  else yield* chunkOn(file, chunkWith(file.document.chunks, block));
}

/** As `chunkAt`, with a step for each API that tenants see apart. */
export function* chunkOn(file: AuthApisFile, number: number): Steps<Chunk<ApiEntry>> {
  for (const { apis } of file.readChunkOn(number)) if (apis.some(({ views }) => views.length > 1)) yield;
  return file.chunkAt(number);
}
