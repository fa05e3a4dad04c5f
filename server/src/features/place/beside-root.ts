import { isFlow } from "../../document/cut/cut-state.ts";
import type { Document } from "../../document/document.ts";
import { skipBlank } from "../../document/cut/flow-words.ts";
import type { Place } from "./place.ts";

/**
 * Can a word at the top be no key of the file, since that stands in brackets or is indented? Below it the file has ended, and above its
 * bracket a key would take it for its value.
 */
export function isBesideRoot({ role, path, token, block, end }: Place, document: Document): boolean {
  if (role !== "node" || path.length > 0 || token.frame || block === undefined) return false;
  if (isFlow(block.before)) return true;
  if (block.kind === "whole" && skipBlank(block.text, 0) < token.start) return true;
  const below = document.slice(end, end + FAR);
  const next = skipBlank(below, 0);
  return /[{[]/.test(below.charAt(next)) && below.slice(0, next).includes("\n");
}

/** Nobody writes more comments above a file's bracket. */
const FAR = 10_000;
