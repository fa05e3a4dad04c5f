import assert from "node:assert/strict";
import { parse, parseDocument, stringify, visit } from "yaml";

/** How else than in block style one may write what a file says. */
export const layouts: Readonly<Record<string, (file: object) => string>> = {
  "JSON on one line": (file) => JSON.stringify(file),
  "JSON in lines": (file) => `${JSON.stringify(file, null, 2)}\n`,
  "JSON with tabs and CRLF": (file) => `${JSON.stringify(file, null, "\t")}\n`.replaceAll("\n", "\r\n"),
  "YAML in brackets": (file) => inBrackets(file, 0),
  "YAML in brackets, over lines": (file) => inBrackets(file, 30),
  "YAML in brackets, with comments": (file) => inBrackets(file, 30).replaceAll("\n", " # why, and [so\n"),
  "YAML with APIs in brackets": (file) => insideBrackets(file, 2),
  "YAML with items in brackets": (file) => insideBrackets(file, 6),
};

/** What a file means; one of JSON has to be JSON still. */
export function meaning(text: string, layout: string): unknown {
  if (layout.endsWith("CRLF")) assert.doesNotMatch(text, /(?<!\r)\n/);
  return layout.startsWith("JSON") ? JSON.parse(text) : parse(text);
}

function inBrackets(file: object, lineWidth: number): string {
  return stringify(file, { collectionStyle: "flow", lineWidth });
}

/** What is nested deeper than some collections and keys stands in brackets. */
function insideBrackets(file: object, depth: number): string {
  const document = parseDocument(stringify(file));
  visit(document, {
    Collection(_, node, path) {
      if (path.length > depth) node.flow = true;
    },
  });
  return document.toString();
}
