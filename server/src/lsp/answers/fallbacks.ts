import type { DocumentSymbol, Hover, SymbolInformation } from "vscode-languageserver-types";

/** Answers in the older forms, for clients that don't know the newer ones. */

/** Markdown as it is written, shown as plain text. */
export function plainHover(hover: Hover): Hover {
  const { contents } = hover;
  const value = typeof contents === "object" && "value" in contents ? contents.value : "";
  return { ...hover, contents: { kind: "plaintext", value: value.replaceAll(/\\(?=[^\w\s])/g, "") } };
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
