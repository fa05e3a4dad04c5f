import type { Block } from "../block.ts";
import type { Span } from "../finding.ts";
import type { Primitive } from "../read/value.ts";

/**
 * What stands in one block: scalars, maps, lists and aliases, each with its place. Nothing is resolved yet: aliases, merge keys
 * and variables stand as written.
 */
export type Tree = TreeScalar | TreeMap | TreeList | TreeAlias;

interface TreeBase extends Span {
  readonly anchor?: string;
}

/** It serves as a `ScalarValue`, too, wherever it means just what it says: most of what a file holds are scalars. */
export class TreeScalar implements TreeBase {
  readonly kind: "scalar";
  readonly value: Primitive;
  readonly source: string;
  readonly style: "plain" | "single" | "double" | "block";
  readonly block: Block;
  readonly start: number;
  readonly end: number;
  declare readonly anchor?: string;
  /** As a value, it stands where it is written. */
  readonly at: Span;
  /** As a value, it has none; what has some is expanded to another. */
  readonly variables: readonly never[];

  constructor(
    { block, start, end }: Span,
    value: Primitive,
    source: string,
    style: TreeScalar["style"],
    anchor?: string,
  ) {
    this.kind = "scalar";
    this.value = value;
    this.source = source;
    this.style = style;
    this.block = block;
    this.start = start;
    this.end = end;
    this.at = this;
    this.variables = NONE;
    if (anchor !== undefined) this.anchor = anchor;
  }
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

/** What a key is called. One that is null, a map, a list or an alias goes by its text. */
export function keyName({ value, source }: TreeScalar): string {
  return value === null ? source : String(value);
}

const NONE: readonly never[] = [];
