import { isFlow } from "../../document/cut-state.ts";
import type { Document } from "../../document/document.ts";
import type { Finding, Span } from "../../document/finding.ts";
import { endOfFileBegin } from "../../document/flow-words.ts";
import { ofTemplate } from "../../document/foreign-words.ts";
import { shown } from "../../schema/words.ts";

/**
 * What YAML refuses in a file that begins with a template's mark on a line of its own, such as `{{ if x }}`: the mark, if the schema
 * doesn't tell of it as a key. YAML takes it for the brackets of the whole file, so all that follows would be wrong.
 *
 * @param found - what is refused
 */
export function belowTemplateMark(found: readonly Finding[], document: Document): readonly Finding[] {
  const beginning = found.length === 0 ? "" : document.slice(0, FAR);
  const start = endOfFileBegin(beginning) - 1;
  const mark = start < 0 ? undefined : MARK.exec(beginning.slice(start))?.[0];
  const place = mark === undefined ? undefined : document.blockAt(start + 1);
  if (mark === undefined || place === undefined) return found;
  const { block, offset } = place;
  const at: Span = { block, start: offset, end: Math.min(offset + mark.length - 2, block.text.length) };
  const told = found.some((each) => each.at.block === block);
  const others = found.filter((each) => !isFlow(each.at.block.before));
  return told ? [{ rule: "syntax", severity: "error", message: ofTemplate(shown(mark)), at }, ...others] : others;
}

const MARK = /^(?:\{\{[^{}\n]{1,200}\}\}|\{%[^\n]{1,200}?%\})(?=[ \t]*(?:\r?\n|$))/;
/** Nobody writes more comments above it. */
const FAR = 10_000;
