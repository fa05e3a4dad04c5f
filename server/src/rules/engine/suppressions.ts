import type { Block } from "../../document/block.ts";
import { listsOf } from "../../document/chunk.ts";
import type { Document } from "../../document/document.ts";
import type { Finding } from "../../document/finding.ts";
import { memoryKey } from "../../document/memory.ts";
import { idsOf, type Rule } from "../rule.ts";
import { type SilencingComment, silencingComments, vainComment } from "./silencing-comment.ts";
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
  const known = idsOf(rules);
  const everywhere = new Set<string>();
  /** By the document's lines: the next line may belong to the next block. */
  const lines = new Map<number, Set<string>>();
  const findings: Finding[] = [];
  const commented = listsOf(document.chunks, COMMENTED, commentedIn).flat();
  const head = commented.length > 0 ? headOf(document) : { block: 0, content: 0 };
  for (const { block, comments } of commented) {
    const inHead = document.numberOf(block) - head.block;
    for (const comment of comments) {
      const isAbove = inHead < 0 || (inHead === 0 && comment.at < head.content);
      const vain = vainComment(comment, block, isAbove);
      if (vain) {
        findings.push(vain);
        continue;
      }
      const line = lineOf(comment, block);
      const ids = line === undefined ? everywhere : at(lines, document.lineOf(block) + line);
      for (const { id, start } of comment.ids) {
        ids.add(id);
        if (!known.has(id)) findings.push(unknownRule(id, { block, start, end: start + id.length }, rules));
      }
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
  readonly comments: readonly SilencingComment[];
}

function commentedIn(block: Block): readonly Commented[] {
  const comments = block.isIgnored ? [] : silencingComments(block);
  return comments.length > 0 ? [{ block, comments }] : [];
}

/** Number, in the block, of the line that a comment is about; `undefined`: of all lines. */
function lineOf({ at, directive }: SilencingComment, block: Block): number | undefined {
  if (directive === "auth-apis-disable") return undefined;
  return directive === "auth-apis-disable-line" ? block.lineAt(at) : nextLine(block, at);
}

/** Number, in the block, of the first line below an offset that isn't a comment itself. */
export function nextLine(block: Block, offset: number): number {
  const line = block.lineAt(offset) + 1;
  return block.remember(NEXT_LINES, () => nextLines(block))[line] ?? line;
}

/** For each line of a block, the number of the first one from there on that is no comment. */
function nextLines({ lines, text }: Block): readonly number[] {
  const next = [...lines.keys()];
  for (let line = lines.length - 1; line >= 0; line--) {
    const isComment = /^[ \t]*#/.test(text.slice(lines[line], lines[line + 1]));
    if (isComment) next[line] = next[line + 1] ?? line + 1;
  }
  return next;
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

const NEXT_LINES = memoryKey<readonly number[]>();
const COMMENTED = memoryKey<readonly Commented[]>();
