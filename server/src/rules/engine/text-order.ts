import type { Document } from "../../document/document.ts";
import type { Finding } from "../../document/finding.ts";

/**
 * All findings in the order of the text, at one place the more severe first.
 *
 * @param own - those of each chunk, in this order already
 * @param others - in no order, anywhere in the document
 */
export function inTextOrder(
  document: Document,
  own: readonly (readonly Finding[])[],
  others: readonly Finding[],
): readonly Finding[] {
  const placed = (finding: Finding): Placed => ({ finding, block: document.numberOf(finding.at.block) });
  const between = others.map(placed).sort(inOrder);
  const all: Finding[] = [];
  let next = 0;
  let end = 0;
  document.chunks.forEach(({ items }, at) => {
    end += items.length;
    const first = next;
    while ((between[next]?.block ?? Infinity) < end) next++;
    const known = own[at] ?? [];
    if (first === next) for (const finding of known) all.push(finding);
    else
      for (const { finding } of [...between.slice(first, next), ...known.map(placed)].sort(inOrder)) all.push(finding);
  });
  return all;
}

/** @param findings - of one block */
export function sortedInBlock(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(byPlace);
}

interface Placed {
  readonly finding: Finding;
  /** The block's number in the document. */
  readonly block: number;
}

function inOrder(one: Placed, other: Placed): number {
  return one.block - other.block || byPlace(one.finding, other.finding);
}

function byPlace(one: Finding, other: Finding): number {
  return one.at.start - other.at.start || RANK[one.severity] - RANK[other.severity];
}

const RANK = { error: 0, warning: 1, info: 2, hint: 3 } as const;
