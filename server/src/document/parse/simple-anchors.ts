import { type Found, UNUSUAL } from "./simple-scalar.ts";
import { type Tree, type TreeAlias, TreeScalar } from "./tree.ts";

/** The anchor that stands somewhere in a text, with a blank or line end behind it. */
export interface SimpleAnchor {
  readonly name: string;
  /** Where what it names may begin. */
  readonly end: number;
}

/** `undefined` where something else stands. */
export function anchorAt(text: string, at: number): SimpleAnchor | undefined {
  if (text[at] !== "&") return undefined;
  ANCHOR.lastIndex = at;
  const name = ANCHOR.exec(text)?.[1];
  if (name === undefined) throw UNUSUAL;
  return { name, end: ANCHOR.lastIndex };
}

/** The same tree with its anchor, if it has one. */
export function anchored(tree: Tree, anchor: SimpleAnchor | undefined, { anchors }: Found): Tree {
  if (anchor === undefined) return tree;
  if (tree.kind === "alias") throw UNUSUAL;
  const { name } = anchor;
  const named =
    tree.kind === "scalar"
      ? new TreeScalar(tree, tree.value, tree.source, tree.style, name)
      : { ...tree, anchor: name };
  anchors.push(named);
  return named;
}

/** The alias that stands somewhere in a text; `undefined` where something else stands. What may follow it, the caller knows. */
export function aliasAt(text: string, at: number, found: Found): TreeAlias | undefined {
  if (text[at] !== "*") return undefined;
  ALIAS.lastIndex = at;
  const name = ALIAS.exec(text)?.[1];
  if (name === undefined) throw UNUSUAL;
  found.hasAliases = true;
  return { kind: "alias", name, block: found.block, start: at, end: ALIAS.lastIndex };
}

const ANCHOR = /&([\w-]+)(?: +|(?=[\r\n]|$))/y;
const ALIAS = /\*([\w-]+)(?=[ \r\n,\]}]|$)/y;
