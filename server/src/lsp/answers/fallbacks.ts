import {
  type CompletionItem,
  type DocumentSymbol,
  type Hover,
  InsertTextFormat,
  type SymbolInformation,
} from "vscode-languageserver-types";
import type { Document } from "../../document/document.ts";
import type { Client } from "../client.ts";
import { plainText } from "./plain-text.ts";

/** Answers in the older forms, for clients that don't know the newer ones. */

/** What Markdown says, as plain text. */
export function plainHover(hover: Hover): Hover {
  const { contents } = hover;
  const value = typeof contents === "object" && "value" in contents ? contents.value : "";
  return { ...hover, contents: { kind: "plaintext", value: plainText(value) } };
}

/** The same for what is told of a completion item. */
export function plainItem(item: CompletionItem): CompletionItem {
  const { documentation } = item;
  if (typeof documentation !== "object") return item;
  return { ...item, documentation: { kind: "plaintext", value: plainText(documentation.value) } };
}

/** An item of several lines without the indentation that the client gives them by itself. */
export function withoutIndent(item: CompletionItem, document: Document, indents: Client["indents"]): CompletionItem {
  const { textEdit, insertTextMode, ...rest } = item;
  if (insertTextMode === undefined || textEdit === undefined || !("range" in textEdit)) return item;
  if (indents === "none" || (indents === "snippets" && rest.insertTextFormat !== InsertTextFormat.Snippet)) return item;
  const { start } = textEdit.range;
  const before = document.slice(document.offsetAt({ ...start, character: 0 }), document.offsetAt(start));
  const [given = ""] = /^[ \t]*/.exec(before) ?? [];
  const newText = textEdit.newText.replaceAll(/(?<=\n) */g, (own) => own.slice(given.length));
  return { ...rest, textEdit: { ...textEdit, newText } };
}

/** An outline as a list, each symbol with the name of the one that holds it. */
export function flatSymbols(
  symbols: readonly DocumentSymbol[],
  uri: string,
  containerName?: string,
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    { name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) },
    ...flatSymbols(children ?? [], uri, name),
  ]);
}
