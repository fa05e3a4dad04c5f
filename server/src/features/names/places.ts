import type { Block } from "../../document/block.ts";
import type { Name } from "./name.ts";

/** Names, each place once: what aliases share is named by several APIs. */
export class Places {
  readonly all: Name[] = [];
  readonly #known = new Map<Block, Set<number>>();

  constructor(names: readonly Name[]) {
    for (const name of names) this.add(name);
  }

  has({ at: { block, start } }: Name): boolean {
    return this.#known.get(block)?.has(start) === true;
  }

  add(name: Name): void {
    if (this.has(name)) return;
    const { block, start } = name.at;
    this.#known.set(block, (this.#known.get(block) ?? new Set()).add(start));
    this.all.push(name);
  }
}
