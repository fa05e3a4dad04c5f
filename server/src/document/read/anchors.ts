import type { Block } from "../block.ts";
import { listsOf } from "../chunk.ts";
import type { Document } from "../document.ts";
import type { Span } from "../finding.ts";
import { memoryKey } from "../memory.ts";
import { sameItems } from "../same-items.ts";
import type { Tree } from "../parse/tree.ts";
import type { Allowance } from "./resolve.ts";
import { mayExpand } from "./variables.ts";

/**
 * The nodes of a document that bear an anchor, in the order in which they stand. An alias means the last anchor of its name before it
 * (YAML 1.2.2, 3.2.2.2), in whichever block that is.
 */
export class AnchorIndex {
  readonly all: readonly Tree[];
  /** The same as long as all anchors are. What is remembered by it holds no block of another version, as by the list it would. */
  readonly identity: object;
  /** Has a block with an anchor any variables? */
  readonly haveVariables: boolean;
  /** May a block with an anchor hold a placeholder, be it escaped? */
  readonly mayExpand: boolean;
  /** So many nodes may aliases still bring to all of the document. It goes down while the document is read. */
  readonly allowance: Allowance = { nodes: MOST_BROUGHT };

  readonly #document: Document;
  readonly #named: ReadonlyMap<string, readonly Tree[]>;

  /** @param previous - the index before an edit, whose lists serve again if the edit left every anchor alone */
  constructor(document: Document, previous?: AnchorIndex) {
    this.#document = document;
    const all = listsOf(document.chunks, ANCHORS, anchorsOf).flat();
    const kept = previous?.hasJust(all) ? previous : undefined;
    this.all = kept?.all ?? all;
    this.identity = kept?.identity ?? {};
    const blocks = kept ? [] : [...new Set(all.map(({ block }) => block))];
    this.haveVariables = kept?.haveVariables ?? blocks.some(({ parsed }) => parsed.variables.length > 0);
    this.mayExpand = kept?.mayExpand ?? blocks.some(({ text }) => mayExpand(text));
    this.#named = kept ? kept.#named : byName(all);
  }

  /** What `*name` means where it stands. */
  find(name: string, { block, start }: Pick<Span, "block" | "start">): Tree | undefined {
    const same = this.#named.get(name) ?? [];
    if (same.length === 0) return undefined;
    const order = this.#document.numberOf(block);
    const before = (anchor: Tree): boolean => {
      const other = this.#document.numberOf(anchor.block);
      return other < order || (other === order && anchor.start <= start);
    };
    let [low, high] = [0, same.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const anchor = same[middle];
      if (anchor && before(anchor)) low = middle + 1;
      else high = middle;
    }
    return same[low - 1];
  }

  /** So many nodes aliases have brought so far. */
  get brought(): number {
    return MOST_BROUGHT - this.allowance.nodes;
  }

  /** Has it the very same anchors in the same order? */
  hasJust(anchors: readonly Tree[]): boolean {
    return sameItems(anchors, this.all);
  }
}

function anchorsOf(block: Block): readonly Tree[] {
  // What has no `&` needs no parsing for it.
  return block.text.includes("&") ? block.parsed.anchors : NONE;
}

function byName(all: readonly Tree[]): ReadonlyMap<string, readonly Tree[]> {
  const named = new Map<string, Tree[]>();
  for (const tree of all) {
    const same = named.get(tree.anchor ?? "");
    if (same) same.push(tree);
    else named.set(tree.anchor ?? "", [tree]);
  }
  return named;
}

const MOST_BROUGHT = 1_000_000;
const NONE: readonly never[] = [];
const ANCHORS = memoryKey<readonly Tree[]>();
