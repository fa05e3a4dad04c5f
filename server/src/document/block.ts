/**
 * A piece of the file that is parsed alone: a top-level key, one item of `apis`, what stands before or after them,
 * or the whole file where it can't be cut. Blocks are immutable; an edit replaces those it touches and keeps the rest,
 * so whatever is derived from a block may be remembered under the block object itself.
 */
export interface Block {
  /** `key` = one top-level key, `item` = one item of a block-style `apis` list, `whole` = an uncut document,
   * `preamble` = comments, directives and `---` before the first key, `rest` = a second document and what follows it. */
  readonly kind: "preamble" | "key" | "item" | "whole" | "rest";
  /** The exact text, line ends included. */
  readonly text: string;
}
