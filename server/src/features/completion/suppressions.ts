import type { CompletionItem } from "vscode-languageserver-types";
import type { AuthApisFile } from "../../document/file.ts";
import { rules } from "../../rules/registry.ts";
import { Kind } from "./candidate.ts";

/**
 * Rules for the comment at the cursor that silences them (`rules/engine/suppressions.ts`), those that it names already left
 * out; `undefined` where there is no such comment.
 */
export function suppressionItems({ document }: AuthApisFile, offset: number): CompletionItem[] | undefined {
  const { block, offset: at } = document.blockAt(offset) ?? { offset: 0 };
  if (block === undefined || block.kind === "rest") return undefined;
  const [before = ""] = /[^\r\n]*$/.exec(block.text.slice(0, at)) ?? [];
  const comment = COMMENT.exec(before);
  if (comment === null) return undefined;
  const [, listed = "", typed = ""] = comment;
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

/** A comment up to the cursor, with the rules before the word that is being typed, and that word. */
const COMMENT = /(?:^|\s)#[ \t]*auth-apis-disable(?:-next-line)?[ \t]+((?:.*[\s,])?)([\w-]*)$/;
/** Begins the reason. */
const WHY = /(?:^|\s)--/;
