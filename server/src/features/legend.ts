/** What the numbers of `semanticTokens` stand for (LSP 3.17, "Semantic Tokens"). Types that every theme knows. */
export const LEGEND = { tokenTypes: ["enumMember", "class", "variable"], tokenModifiers: ["declaration"] };
