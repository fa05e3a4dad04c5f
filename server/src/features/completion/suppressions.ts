import type { CompletionItem } from "vscode-languageserver-types";
import type { AuthApisFile } from "../../document/read/file.ts";
import { rules } from "../../rules/registry.ts";
import { Kind } from "./candidate.ts";

/**
 * Rules for the comment at the cursor that silences them (`rules/engine/suppressions.ts`), those that it names already left
 * out; `undefined` where there is no such comment.
 */
export function suppressionItems({ document }: AuthApisFile, offset: number): CompletionItem[] | undefined {
  const { block, offset: at } = document.blockAt(offset) ?? { offset: 0 };
  if (block === undefined || block.kind === "rest") return undefined;
  const above = block.text.slice(0, at);
  const before = above.slice(Math.max(above.lastIndexOf("\n"), above.lastIndexOf("\r")) + 1);
  const comment = COMMENT.exec(before);
  if (comment === null) return undefined;
  const words = before.slice(comment.index + comment[0].length);
  const typed = words.slice(endOfOther(words));
  const listed = words.slice(0, words.length - typed.length);
  if (listed !== "" && !/[\s,]$/.test(listed)) return undefined;
  const [behind = ""] = /^[^\r\n]*/.exec(block.text.slice(at)) ?? [];
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

/** Where the letters end that stand before a rule's name, or what has been typed of it. */
function endOfOther(text: string): number {
  let end = text.length;
  while (/[\w-]/.test(text[end - 1] ?? "")) end--;
  return end;
}

/** Up to the rules that a comment lists. */
const COMMENT = /(?:^|\s)#[ \t]*auth-apis-disable(?:-next-line|-line)?[ \t]/;
/** Begins the reason. */
const WHY = /(?:^|\s)--/;
