import { bracketsIn } from "../../document/brackets.ts";
import type { Block } from "../../document/block.ts";
import { listsOf } from "../../document/chunk.ts";
import type { Document } from "../../document/document.ts";
import type { Finding } from "../../document/finding.ts";
import { loneReturn } from "../../document/lines.ts";
import { memoryKey } from "../../document/memory.ts";
import { OPEN_BRACKET } from "../../document/parse/bracket-words.ts";
import { LIST_AS_API } from "../../document/parse/list-as-api.ts";
import type { SyntaxProblem } from "../../document/parse/syntax.ts";
import { OPEN_QUOTE } from "../../document/parse/syntax-words.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { withBraceAbove } from "./brace-above.ts";
import { hasLostOpening } from "./lost-opening.ts";
import { isToldAbove } from "./told-above.ts";

/**
 * What YAML itself refuses; a bare placeholder is a rule's own business (`unquoted-variable`).
 *
 * @param isWhole - is it all of the file? Else it isn't known which bracket nothing closes.
 */
export function* syntaxFindings(file: Pick<AuthApisFile, "document" | "keys">, isWhole = true): Iterable<Finding> {
  const { document } = file;
  const all = withoutEchoes(listsOf(document.chunks, SYNTAX, syntaxOf).flat(), document);
  // What would close a list in the place of an API closes what is around it.
  const isClosed = all.some(({ message }) => message === LIST_AS_API);
  const isTold = (finding: Finding): boolean => {
    const { block } = finding.at;
    return (isClosed && block.before.endsWith("]")) || isToldAbove(finding, file) || hasLostOpening(block, file);
  };
  const found = all.filter((each) => !isTold(each));
  yield* found.map((each) => withBraceAbove(each, document));
  if (!isWhole) return;
  // What an open quote has taken may hold what closes a bracket.
  const isTaken = found.some(({ message }) => message === OPEN_QUOTE);
  for (const { opening: at, closing } of bracketsIn(document)) {
    if (!closing && !isTaken) yield { rule: "syntax", severity: "error", message: OPEN_BRACKET, at };
  }
}

/** In a file that is wrong in very many places, what stands far down is told with its echoes: to know these takes long. */
function withoutEchoes(found: readonly Finding[], document: Document): readonly Finding[] {
  if (found.length < 2) return found;
  const blocks = listsOf(document.chunks, ECHOING, echoing).flat().slice(0, MOST_ECHOING);
  const known = new Set(blocks);
  const others = found.filter(({ at }) => !known.has(at.block));
  return [...others, ...blocks.flatMap((block) => block.remember(OWN, ownSyntaxOf))];
}

function echoing(block: Block): readonly Block[] {
  return block.parsed.echoes ? [block] : NONE;
}

function syntaxOf(block: Block): readonly Finding[] {
  return findingsOf(block.parsed.problems, block);
}

function ownSyntaxOf(block: Block): readonly Finding[] {
  const { problems, echoes } = block.parsed;
  const known = echoes?.();
  return findingsOf(known ? problems.filter((problem) => !known.has(problem)) : problems, block);
}

function findingsOf(problems: readonly SyntaxProblem[], block: Block): readonly Finding[] {
  const returned = block.isIgnored ? -1 : loneReturn(block.text);
  const found = problems.flatMap(({ code, message, start, end, cure }): readonly Finding[] => {
    if (code === "unquoted-variable" || (start <= returned && returned <= end)) return NONE;
    const fixes = cure && [
      {
        title: cure.title,
        edits: [{ at: { block, start: cure.at[0], end: cure.at[1] }, text: cure.text }],
        safe: false,
        ...(cure.isGuess && { preferred: false }),
      },
    ];
    return [{ rule: "syntax", severity: "error", message, at: { block, start, end }, ...(fixes && { fixes }) }];
  });
  return [...badLineEnd(block, returned), ...found];
}

/** Behind a carriage return alone a comment goes on, and what `yaml` refuses there comes of it. */
function badLineEnd(block: Block, at: number): readonly Finding[] {
  if (at < 0) return NONE;
  const start = block.lines[block.lineAt(at)] ?? at;
  return [{ rule: "syntax", severity: "error", message: LONE_RETURN, at: { block, start, end: at + 1 } }];
}

const LONE_RETURN =
  "This line ends with a carriage return alone, so what stands behind it isn't read as a line of its own. " +
  "Let the file's lines end with LF or CRLF.";

const NONE: readonly never[] = [];
/** Blocks with several errors each: some tenths of a second. */
const MOST_ECHOING = 100;
const SYNTAX = memoryKey<readonly Finding[]>();
const ECHOING = memoryKey<readonly Block[]>();
const OWN = memoryKey<readonly Finding[]>();
