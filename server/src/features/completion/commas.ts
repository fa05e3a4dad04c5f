import { type CompletionItem, InsertTextFormat, TextEdit } from "vscode-languageserver-types";
import type { Document } from "../../document/document.ts";
import type { MissingCommas } from "../place/missing-commas.ts";
import type { CompletionOptions } from "./candidate.ts";
import { literal } from "./literal.ts";

/**
 * Items with the commas that are missing around their place, so that each leaves a text without a syntax error. Behind a key, whose
 * value is still to be written, a client needs snippets to keep the cursor before the comma; others get none there.
 */
export function withCommas(
  items: readonly CompletionItem[],
  commas: MissingCommas,
  document: Document,
  { snippets }: CompletionOptions,
): CompletionItem[] {
  const at = (offset: number): TextEdit => TextEdit.insert(document.positionAt(offset), ",");
  const before = commas.before === undefined ? [] : [at(commas.before)];
  return items.map((item) => {
    const { textEdit } = item;
    if (textEdit === undefined || !("range" in textEdit)) return item;
    const isInside = commas.behind !== undefined && document.offsetAt(textEdit.range.end) < commas.behind;
    const apart = isInside ? [...before, at(commas.behind)] : before;
    const put = apart.length > 0 ? { ...item, additionalTextEdits: apart } : item;
    return commas.behind === undefined || isInside ? put : { ...put, ...ended(item, textEdit, snippets) };
  });
}

/** An item's text with a comma behind it, and the cursor before that where a value is still to come. */
function ended(
  { insertTextFormat }: CompletionItem,
  { range, newText }: TextEdit,
  snippets: boolean,
): Pick<CompletionItem, "textEdit" | "insertTextFormat"> {
  if (!newText.endsWith(": ")) return { textEdit: { range, newText: `${newText},` } };
  if (!snippets) return {};
  const snippet = insertTextFormat === InsertTextFormat.Snippet ? newText : literal(newText);
  return { textEdit: { range, newText: `${snippet}$0,` }, insertTextFormat: InsertTextFormat.Snippet };
}
