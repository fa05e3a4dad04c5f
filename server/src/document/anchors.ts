import type { Block } from "./block.ts";
import type { Tree } from "./tree.ts";

export interface Anchor {
  readonly block: Block;
  readonly tree: Tree;
}

/**
 * The anchors of a document in the order in which they stand. An alias means the last anchor of its name before it
 * (YAML 1.2.2, 3.2.2.2), in whichever block that is.
 */
export class AnchorIndex {
  readonly #named = new Map<string, Anchor[]>();
  readonly #order = new Map<Block, number>();
  /** So many nodes may aliases still bring to all of the document. It goes down while the document is read. */
  readonly allowance = { nodes: 2_000_000 };

  constructor(blocks: readonly Block[]) {
    blocks.forEach((block, order) => {
      const { anchors, hasAliases } = block.parsed;
      if (anchors.length > 0 || hasAliases) this.#order.set(block, order);
      for (const tree of anchors) {
        const same = this.#named.get(tree.anchor ?? "");
        if (same) same.push({ block, tree });
        else this.#named.set(tree.anchor ?? "", [{ block, tree }]);
      }
    });
  }

  /** What `*name` means at an offset of a block. */
  find(name: string, block: Block, offset: number): Anchor | undefined {
    const order = this.#order.get(block) ?? -1;
    const same = this.#named.get(name) ?? [];
    const before = ({ block: its, tree }: Anchor): boolean => {
      const other = this.#order.get(its) ?? Infinity;
      return other < order || (other === order && tree.start <= offset);
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

  /** Every anchor, for whoever must know whether two documents have the same ones. */
  get all(): readonly Anchor[] {
    return [...this.#named.values()].flat();
  }
}
