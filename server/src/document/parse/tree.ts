import type { Primitive } from "../read/value.ts";

/**
 * What stands in one block: scalars, maps, lists and aliases with their offsets in the block's text (UTF-16, end
 * exclusive). Nothing is resolved yet: aliases, merge keys and variables stand as written.
 */
export type Tree = TreeScalar | TreeMap | TreeList | TreeAlias;

interface TreeBase {
  readonly start: number;
  readonly end: number;
  readonly anchor?: string;
}

export interface TreeScalar extends TreeBase {
  readonly kind: "scalar";
  readonly value: Primitive;
  readonly source: string;
  readonly style: "plain" | "single" | "double" | "block";
}

export interface TreeMap extends TreeBase {
  readonly kind: "map";
  readonly entries: readonly TreeEntry[];
  readonly flow: boolean;
}

export interface TreeEntry {
  readonly key: TreeScalar;
  /** A key with nothing after it has a null scalar that spans the key itself: there is no other text to point at. */
  readonly value: Tree;
  /** `<<`, written plain. */
  readonly merge: boolean;
}

export interface TreeList extends TreeBase {
  readonly kind: "list";
  readonly items: readonly Tree[];
  readonly flow: boolean;
}

export interface TreeAlias extends TreeBase {
  readonly kind: "alias";
  readonly name: string;
}
