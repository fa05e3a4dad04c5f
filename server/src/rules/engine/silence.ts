import { isJson } from "../../document/edit/as-json.ts";
import { lineBreakOf } from "../../document/edit/edits.ts";
import type { Document } from "../../document/document.ts";
import type { Edit, Finding } from "../../document/finding.ts";
import { rules } from "../registry.ts";
import { isInScalar, NEXT_LINE, silencingComments } from "./silencing-comment.ts";
import { readSuppressions } from "./suppressions.ts";

/**
 * The comment that silences a rule's finding: above its line, or as one more rule in the comment that is there. `undefined` where
 * none can: among the lines of a text, for what stands in a comment itself, in a second document, which isn't read, and in JSON.
 */
export function silence({ rule, at }: Finding, document: Document): Edit | undefined {
  if (isJson(document)) return undefined;
  const { line: number } = document.rangeOf(at).start;
  // In brackets another block may begin the line.
  const { block, offset } = document.blockAt(document.offsetAt({ line: number, character: 0 })) ?? {
    block: at.block,
    offset: 0,
  };
  const { text } = block;
  const line = block.lineAt(offset);
  const above = silencingComments(block).find((comment) => comment.directive === NEXT_LINE && comment.line === line);
  const last = above?.ids.at(-1);
  if (last)
    return { at: { block, start: last.start + last.id.length, end: last.start + last.id.length }, text: `, ${rule}` };
  const begin = offset + (offset === 0 && text.charCodeAt(0) === BOM ? 1 : 0);
  const [indent = ""] = /^[ \t]*/.exec(text.slice(begin)) ?? [];
  const isText = isInScalar(begin, block.parsed.tree, text) || text[begin + indent.length] === "#";
  if (isText || block.isIgnored) return undefined;
  return { at: { block, start: begin, end: begin }, text: `${indent}# ${NEXT_LINE} ${rule}${lineBreakOf(text)}` };
}

/** Does a comment that was put in above a finding reach it? */
export function isSilenced(finding: Finding, before: Document, after: Document): boolean {
  const { block, start } = finding.at;
  const place = after.blockAt(before.offsetOf(block) + start + after.length - before.length);
  if (place === undefined) return false;
  const at = { block: place.block, start: place.offset, end: place.offset };
  return readSuppressions(after, rules).covers({ ...finding, at });
}

const BOM = 0xfeff;
