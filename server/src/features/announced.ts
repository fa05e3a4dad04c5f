/**
 * What a server says of these features before it has loaded any of them (`lsp/capabilities.ts`): constants alone stand here, and nothing is
 * imported.
 */

/** Kind of the code action that applies every fix which changes neither an API's identity nor what callers see. */
export const FIX_ALL = "source.fixAll.authApis";

/** What the numbers of `semanticTokens` stand for (LSP 3.17, "Semantic Tokens"). Types that every theme knows. */
export const LEGEND = { tokenTypes: ["enumMember", "class", "variable"], tokenModifiers: ["declaration"] };

/** The characters with which the beginning of an item may have been typed: its dash, the space behind that, the colon of its first key. */
export const TYPED_ITEM: string[] = ["-", " ", ":"];
