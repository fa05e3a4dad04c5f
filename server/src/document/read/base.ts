import { AnchorIndex } from "./anchors.ts";
import type { Block } from "../block.ts";
import type { Document } from "../document.ts";
import type { Severity } from "../finding.ts";
import { Memory } from "../memory.ts";
import { resolve } from "./resolve.ts";
import { rootsOf } from "./roots.ts";
import type { Tree } from "../parse/tree.ts";
import type { Entry, MapValue, Value } from "./value.ts";

/** A `defaults` of this file or of one that it extends, variables as written. */
export interface DefaultsLayer {
  readonly tree: Tree;
  readonly anchors: AnchorIndex;
}

/** Why there is nothing to take from the file that another one extends. */
export interface BaseProblem {
  /** Goes on after "which": "is no file". */
  readonly problem: string;
  /** `error` where it is not said. */
  readonly severity?: Severity;
}

/**
 * A file that another one extends, as far as it counts there: `tenants`, `rules` and `defaults`, with those of the file that
 * it extends in its turn. It never changes; an edit of the file makes a new one.
 */
export class Base extends Memory {
  readonly uri: string;
  readonly document: Document;
  /** What it extends itself. */
  readonly above: Base | BaseProblem | undefined;
  readonly tenants: MapValue | undefined;
  readonly rules: MapValue | undefined;
  readonly #anchors: AnchorIndex;
  readonly #defaults: Tree | undefined;

  constructor(uri: string, document: Document, above: Base | BaseProblem | undefined) {
    super();
    this.uri = uri;
    this.document = document;
    this.above = above;
    const anchors = new AnchorIndex(document);
    const roots = rootsOf(document);
    const written = (name: string): Tree | undefined => roots.findLast(({ key }) => key.value === name)?.value;
    const own = (name: string): Value | undefined => {
      const tree = written(name);
      return tree && resolve(tree, anchors).value;
    };
    this.#anchors = anchors;
    const parent = above instanceof Base ? above : undefined;
    this.tenants = laidOver(parent?.tenants, own("tenants"));
    this.rules = laidOver(parent?.rules, own("rules"));
    this.#defaults = written("defaults");
  }

  /** The nearest first. Aliases in them may bring only so much to one reading, so each reading asks anew. */
  defaults(): readonly DefaultsLayer[] {
    const own = this.#defaults && { tree: this.#defaults, anchors: new AnchorIndex(this.document, this.#anchors) };
    return [...(own ? [own] : []), ...(this.above instanceof Base ? this.above.defaults() : [])];
  }

  /** It, and what it extends in its turn. */
  get chain(): readonly Base[] {
    return [this, ...(this.above instanceof Base ? this.above.chain : [])];
  }

  /** Is all of it known, what it extends included? */
  get whole(): boolean {
    return this.above === undefined || (this.above instanceof Base && this.above.whole);
  }

  /** The file of the chain in which a block stands. */
  home(block: Block): Base | undefined {
    return this.chain.find(({ document }) => document.offsetOf(block) >= 0);
  }
}

/** The entries of both maps; where both have a key, the upper one's whole value counts. */
export function laidOver(lower: MapValue | undefined, upper: Value | undefined): MapValue | undefined {
  if (upper?.kind !== "map") return lower;
  if (lower === undefined) return upper;
  return { ...upper, entries: new Map<string, Entry>([...lower.entries, ...upper.entries]) };
}
