import type { Block } from "../../document/block.ts";
import type { Document } from "../../document/document.ts";
import type { Finding } from "../../document/finding.ts";
import { LACKS_BRACE, loneEntry } from "../../document/parse/lacks-brace.ts";

/**
 * Of an API in brackets that lacks its brace, the identifier may stand first: alone it is an API, so that the key behind it is the first at
 * which it shows. Then the brace belongs before the identifier, unless another one follows.
 */
export function withBraceAbove(finding: Finding, document: Document): Finding {
  if (finding.message !== LACKS_BRACE) return finding;
  const number = document.numberOf(finding.at.block);
  const identifier = identifierOf(document.blockNumbered(number - 1));
  if (identifier === undefined) return finding;
  for (let below = 1; below < MOST_KEYS; below++) {
    const block = document.blockNumbered(number + below);
    if (identifierOf(block)) return finding;
    if (!block || !loneEntry(block.parsed.tree)) break;
  }
  const { block, start } = identifier;
  const edit = { at: { block, start, end: start }, text: "{ " };
  return { ...finding, fixes: [{ title: "Put a brace before the identifier", edits: [edit], safe: false }] };
}

function identifierOf(block: Block | undefined) {
  const key = block && loneEntry(block.parsed.tree)?.key;
  return key?.source === "identifier" ? key : undefined;
}

/** No API has more. */
const MOST_KEYS = 50;
