import type { Block } from "../block.ts";
import { ofEach } from "../chunk.ts";
import type { Document } from "../document.ts";
import type { Span } from "../finding.ts";
import { memoryKey } from "../memory.ts";
import { aliasesIn } from "../parse/aliases-in.ts";

/** The names that any alias of a document has. */
export function aliasNames({ chunks }: Document): ReadonlySet<string> {
  return new Set(ofEach(chunks, NAMES, namesIn).flat());
}

/** Does an alias bring what stands at a place to another one? By names alone: that an anchor may stand twice is not asked. */
export function isBroughtElsewhere({ block, start, end }: Span, aliases: ReadonlySet<string>): boolean {
  return block.parsed.anchors.some((tree) => tree.start <= start && end <= tree.end && aliases.has(tree.anchor ?? ""));
}

function namesIn(blocks: readonly Block[]): readonly string[] {
  const trees = blocks.flatMap((block) => {
    // What has no `*` needs no parsing for it.
    const parsed = block.text.includes("*") ? block.parsed : undefined;
    return parsed?.hasAliases && parsed.tree ? [parsed.tree] : [];
  });
  return [...new Set(trees.flatMap(aliasesIn).map(({ name }) => name))];
}

const NAMES = memoryKey<readonly string[]>();
