import type { Block } from "../../document/block.ts";
import { listsOf } from "../../document/chunk.ts";
import type { Document } from "../../document/document.ts";
import type { Finding } from "../../document/finding.ts";
import { memoryKey } from "../../document/memory.ts";
import { MOST_MISTYPED } from "../../text/nearest.ts";
import { idsOf, type Rule } from "../rule.ts";
import { beyondMost, MOST_WORDS, type SilencingComment, silencingComments, vainComment } from "./silencing-comment.ts";
import { unknownRule } from "./unknown-rule.ts";

/** Which findings the file's comments silence. */
export interface Suppressions {
  covers(finding: Finding): boolean;
  readonly findings: readonly Finding[];
}

/**
 * Reads `# auth-apis-disable-next-line RULE[, RULE] [-- why]`, which is about the next line that is no comment,
 * `# auth-apis-disable-line …` behind what it is about, and, above the first key of the file, `# auth-apis-disable …`. One that
 * silences nothing is a finding. What YAML or the schema refuses can't be silenced.
 */
export function readSuppressions(document: Document, rules: readonly Rule[]): Suppressions {
  const commented = listsOf(document.chunks, COMMENTED, commentedIn).flat();
  if (commented.length === 0) return NONE;
  const known = idsOf(rules);
  const everywhere = new Set<string>();
  /** By the document's lines: the next line may belong to the next block. */
  const lines = new Map<number, Set<string>>();
  const findings: Finding[] = [];
  const head = headOf(document);
  let [words, mistyped] = [0, 0];
  for (const { block, comment } of commented) {
    words += 1 + comment.ids.length;
    if (words > MOST_WORDS) {
      findings.push(beyondMost(comment, block));
      break;
    }
    const inHead = document.numberOf(block) - head.block;
    const vain = vainComment(comment, block, inHead < 0 || (inHead === 0 && comment.at < head.content));
    if (vain) {
      findings.push(vain);
      continue;
    }
    const { line, ids } = comment;
    const silenced = line === undefined ? everywhere : at(lines, document.lineOf(block) + line);
    for (const { id, start } of ids) {
      silenced.add(id);
      if (known.has(id)) continue;
      const meant = mistyped++ < MOST_MISTYPED ? rules : [];
      findings.push(unknownRule(id, { block, start, end: start + id.length }, meant));
    }
  }
  return {
    findings,
    covers({ rule, at: { block, start } }) {
      if (!known.has(rule)) return false;
      if (everywhere.has(rule) || lines.size === 0) return everywhere.has(rule);
      return lines.get(document.lineOf(block) + block.lineAt(start))?.has(rule) === true;
    },
  };
}

interface Commented {
  readonly block: Block;
  readonly comment: SilencingComment;
}

function commentedIn(block: Block): readonly Commented[] {
  return block.isIgnored ? [] : silencingComments(block).map((comment) => ({ block, comment }));
}

/** The number of the first block with more than blank lines and comments, and the offset in it at which that begins. */
function headOf(document: Document): { readonly block: number; readonly content: number } {
  for (let number = 0; ; number++) {
    const block = document.blockNumbered(number);
    const content = block ? firstContent(block) : Infinity;
    if (block === undefined || content < Infinity) return { block: number, content };
  }
}

/** Infinity for all that stands before `---`. */
function firstContent({ kind, text }: Block): number {
  const match = kind === "preamble" ? undefined : /^[^\S\r\n\u2028\u2029]*[^\s#]/m.exec(text);
  return match ? match.index : Infinity;
}

function at<K>(map: Map<K, Set<string>>, key: K): Set<string> {
  const set = map.get(key) ?? new Set<string>();
  map.set(key, set);
  return set;
}

const NONE: Suppressions = { findings: [], covers: () => false };
const COMMENTED = memoryKey<readonly Commented[]>();
