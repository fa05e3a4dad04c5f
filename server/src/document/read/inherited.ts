import type { Block } from "../block.ts";
import type { Chunk } from "../chunk.ts";
import { sum } from "../sum.ts";
import type { DefaultsLayer } from "./base.ts";
import { countsOfApis, partsOf } from "./listed-apis.ts";

/**
 * Those of a file's `defaults` that its APIs take over: none, if that is too much. Each API has them as its own, and is judged with them.
 * Such a file is an error (`rules/engine/reading-findings.ts`).
 */
export function inherited(
  defaults: readonly DefaultsLayer[],
  chunks: readonly Chunk<Block>[],
): readonly DefaultsLayer[] {
  const parts = sum(defaults, ({ tree }) => partsOf(tree.block));
  if (parts <= LEAST) return defaults;
  return parts * sum(countsOfApis(chunks), Number) > MOST ? NONE : defaults;
}

/** In lines and commas, times the APIs: 400 of them for 5,000 APIs. */
const MOST = 2_000_000;
/** No file has so many APIs that this is too much. */
const LEAST = 20;
const NONE: readonly DefaultsLayer[] = [];
