/** A map or a list that the text has opened. The scanner changes it while it reads; afterwards it is read only. */
export interface Frame {
  readonly kind: "map" | "list";
  readonly flow: boolean;
  /** Column of its keys or dashes; in flow style, of the block-style map or list around it. -1: there is none. */
  readonly indent: number;
  readonly parent: Frame | undefined;
  /** How many stand around it. */
  readonly depth: number;
  /** The key or index under which it stands in its parent. */
  readonly step: string | number;
  /** The key or index that was read last. */
  current: string | number | undefined;
  /** What stands under `current` has begun. */
  filled: boolean;
}

/** A word of the text: a key or a scalar. */
export interface Token {
  /**
   * - `key`: a key, also one without its colon in a place where only a key can stand
   * - `value`: a scalar behind a key on the same line, or in a flow list
   * - `node`: a scalar on a line of its own or behind a dash, where a map could begin as well
   * - `item`: a word at the column of a list's dashes: an item that lacks its dash
   */
  readonly role: "key" | "value" | "node" | "item";
  /** With its quotes. Offsets in the scanned text, UTF-16. */
  readonly start: number;
  readonly end: number;
  readonly style: "plain" | "single" | "double";
  /** Its closing quote is there. */
  readonly closed: boolean;
  /** The map or list in which it stands. */
  readonly frame: Frame | undefined;
  /** The key or index of its place in the frame; a key's own text. */
  readonly step: string | number | undefined;
  /** Column at which keys of a map that began here would stand. */
  readonly column: number;
  /** A colon follows. */
  readonly colon: boolean;
  /** Stands directly behind a colon or dash, which need a space. */
  readonly glued: boolean;
  readonly text: string;
}

/** Where the scanner is. */
export interface Scan {
  readonly text: string;
  readonly tokens: Token[];
  at: number;
  frame: Frame | undefined;
}

/** Stands in the scanned text where the cursor is, so that an empty place has a word, too (a private-use character). */
export const CURSOR = "\uE0F2";

/** Deeper than anything that the file has, the rest of the text is not read. */
export function open(scan: Scan, kind: Frame["kind"], indent: number, flow = false): Frame {
  const parent = scan.frame;
  if (parent) parent.filled = true;
  const step = parent?.current ?? "";
  const [depth, current] = [(parent?.depth ?? -1) + 1, kind === "list" && flow ? 0 : undefined];
  scan.frame = { kind, flow, indent, parent, depth, step, current, filled: false };
  if (depth > DEEPEST) scan.at = scan.text.length;
  return scan.frame;
}

/** Keys and indices from the root to a map or list. */
export function pathTo(frame: Frame | undefined): (string | number)[] {
  const path: (string | number)[] = [];
  for (let each = frame; each?.parent; each = each.parent) path.push(each.step);
  return path.reverse();
}

/** Column of the innermost map or list in block style; what is left of it, or at it, ends everything inside. */
export function blockIndent(frame: Frame | undefined): number {
  return frame?.indent ?? -1;
}

const DEEPEST = 50;
