import type { Block } from "../document/block.ts";
import type { Document } from "../document/document.ts";
import type { Finding } from "../document/finding.ts";
import { lineAt } from "../document/lines.ts";
import type { Rule } from "./rule.ts";
import { unknownRule } from "./unknown-rule.ts";

/** Which findings the file's comments silence. */
export interface Suppressions {
  covers(finding: Finding): boolean;
  readonly findings: readonly Finding[];
}

/**
 * Reads `# auth-apis-disable-next-line RULE[, RULE] [-- why]` and, above the first key of the file,
 * `# auth-apis-disable RULE[, RULE] [-- why]`. What YAML or the schema refuses can't be silenced.
 */
export function readSuppressions(document: Document, rules: readonly Rule[]): Suppressions {
  const everywhere = new Set<string>();
  const lines = new Map<Block, Map<number, Set<string>>>();
  const findings: Finding[] = [];
  let top = true;
  for (const block of document.blocks) {
    const content: number = top ? firstContent(block.text) : 0;
    for (const match of block.text.includes("auth-apis-disable") ? block.text.matchAll(COMMENT) : []) {
      const nextLine = match[1] !== undefined;
      const list = match[2] ?? "";
      const start = match.index + match[0].length - list.length;
      if (!nextLine && (!top || match.index > content)) continue;
      const ids = nextLine ? forLine(lines, block, lineAt(block.lines, match.index) + 1) : everywhere;
      for (const word of list.replace(/(?:^|\s)--.*$/, "").matchAll(/[^\s,]+/g)) {
        ids.add(word[0]);
        const at = { block, start: start + word.index, end: start + word.index + word[0].length };
        if (!rules.some(({ id }) => id === word[0])) findings.push(unknownRule(word[0], at, rules));
      }
    }
    top &&= content === Infinity;
  }
  const known = new Set(rules.map(({ id }) => id));
  return {
    findings,
    covers({ rule, at }) {
      if (!known.has(rule)) return false;
      return everywhere.has(rule) || lines.get(at.block)?.get(lineAt(at.block.lines, at.start))?.has(rule) === true;
    },
  };
}

function forLine(lines: Map<Block, Map<number, Set<string>>>, block: Block, line: number): Set<string> {
  const ofBlock = lines.get(block) ?? new Map<number, Set<string>>();
  const ids = ofBlock.get(line) ?? new Set<string>();
  lines.set(block, ofBlock.set(line, ids));
  return ids;
}

/** Offset of the first line that is neither blank nor a comment; Infinity without one. */
function firstContent(text: string): number {
  const match = /^[^\S\n]*[^\s#]/m.exec(text);
  return match ? match.index : Infinity;
}

const COMMENT = /#[ \t]*auth-apis-disable(-next-line)?[ \t]+([^\r\n]*)/g;
