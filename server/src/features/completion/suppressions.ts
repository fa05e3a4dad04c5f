import type { CompletionItem } from "vscode-languageserver-types";
import type { Document } from "../../document/document.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { rules } from "../../rules/registry.ts";
import { type CompletionOptions, Kind, suggestAgain } from "./candidate.ts";

/**
 * Rules for the comment at the cursor that silences them (`rules/engine/suppressions.ts`), those that it names already left
 * out; `undefined` where there is no such comment.
 */
export function suppressionItems({ document }: AuthApisFile, offset: number): CompletionItem[] | undefined {
  const { before, behind } = lineAround(document, offset);
  const comment = COMMENT.exec(before);
  if (comment === null) return undefined;
  const words = before.slice(comment.index + comment[0].length);
  const typed = words.slice(endOfOther(words));
  const listed = words.slice(0, words.length - typed.length);
  if (listed !== "" && !/[\s,]$/.test(listed)) return undefined;
  const [rest = ""] = /^[\w-]*/.exec(behind) ?? [];
  const [others = ""] = behind.slice(rest.length).split(WHY);
  if (WHY.test(listed)) return [];
  const named = new Set(`${listed} ${others}`.split(/[\s,]+/));
  const range = { start: document.positionAt(offset - typed.length), end: document.positionAt(offset + rest.length) };
  return rules
    .filter(({ id }) => !named.has(id))
    .map(({ id, summary, why }) => ({
      label: id,
      kind: Kind.EnumMember,
      detail: summary,
      documentation: { kind: "markdown", value: why },
      textEdit: { range, newText: id },
    }));
}

/**
 * How a comment begins that silences rules, where one is begun: as it counts there, above a line, behind it, or above the whole file;
 * `undefined` where there is no comment, or one with other words, which would count as rules. Somebody who types a space behind `#` goes on
 * with words of their own.
 */
export function beginningItems(
  { document, keys: [first] }: AuthApisFile,
  offset: number,
  { suggests, triggered }: CompletionOptions,
): CompletionItem[] | undefined {
  const around = lineAround(document, offset);
  const begun = BEGUN.exec(around.before);
  if (begun === null) return undefined;
  const [, before = "", typed = ""] = begun;
  const [rest = ""] = /^[\w-]*/.exec(around.behind) ?? [];
  const behind = around.behind.slice(rest.length);
  if (behind.trim() !== "" && !`${typed}${rest}`.startsWith("auth-apis-")) return undefined;
  if (triggered && typed === "") return undefined;
  const isHead = first === undefined || offset <= document.offsetOf(first.keyAt.block) + first.keyAt.start;
  const above = isHead ? [NEXT_LINE, WHOLE_FILE] : [NEXT_LINE];
  const range = { start: document.positionAt(offset - typed.length), end: document.positionAt(offset + rest.length) };
  return (before.trim() === "" ? above : [SAME_LINE]).map(({ label, detail }) => ({
    label,
    kind: Kind.Keyword,
    detail,
    textEdit: { range, newText: behind.trim() === "" ? `${label} ` : label },
    ...(suggests && { command: suggestAgain }),
  }));
}

/** The text of a line before and behind an offset; none in what isn't read. */
function lineAround(document: Document, offset: number): { readonly before: string; readonly behind: string } {
  const { block, offset: at } = document.blockAt(offset) ?? { offset: 0 };
  if (block === undefined || block.isIgnored) return { before: "", behind: "" };
  const above = block.text.slice(0, at);
  const before = above.slice(Math.max(above.lastIndexOf("\n"), above.lastIndexOf("\r")) + 1);
  const [behind = ""] = /^[^\r\n]*/.exec(block.text.slice(at)) ?? [];
  return { before, behind };
}

/** Where the letters end that stand before a rule's name, or what has been typed of it. */
function endOfOther(text: string): number {
  let end = text.length;
  while (/[\w-]/.test(text[end - 1] ?? "")) end--;
  return end;
}

/** Up to the rules that a comment lists. */
const COMMENT = /(?:^|\s)#[ \t]*auth-apis-disable(?:-next-line|-line)?[ \t]/;
/** A comment with at most a part of a word in it. */
const BEGUN = /^(.*?(?:^|\s))#[ \t]*([\w-]*)$/;
const NEXT_LINE = { label: "auth-apis-disable-next-line", detail: "silences rules on the line below" };
const SAME_LINE = { label: "auth-apis-disable-line", detail: "silences rules on this line" };
const WHOLE_FILE = { label: "auth-apis-disable", detail: "silences rules in the whole file" };
/** Begins the reason. */
const WHY = /(?:^|\s)--/;
