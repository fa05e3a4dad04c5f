import { bracketsIn } from "../../document/brackets.ts";
import type { Block } from "../../document/block.ts";
import { listsOf } from "../../document/chunk.ts";
import { isFlow } from "../../document/cut/cut-state.ts";
import type { Document } from "../../document/document.ts";
import { lineBreakOf, lineStart } from "../../document/edit/edits.ts";
import { loneReturn, onOneLine } from "../../document/lines.ts";
import { OPEN_BRACKET } from "../../document/parse/bracket-words.ts";
import { LIST_AS_API } from "../../document/parse/list-as-api.ts";
import type { SyntaxProblem } from "../../document/parse/syntax.ts";
import { NO_KEY, straysIn } from "../../document/parse/strays.ts";
import { OPEN_QUOTE } from "../../document/parse/syntax-words.ts";
import type { ApiEntry } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { TopLevelKey } from "../../document/read/top-level-keys.ts";
import type { Finding } from "../../document/finding.ts";
import type { Tree } from "../../document/parse/tree.ts";
import { memoryKey } from "../../document/memory.ts";
import {
  isTooMany,
  MOST_CHARACTERS,
  MOST_IN_KEYS,
  MOST_ITEMS,
  MOST_KEYS,
  type TooMany,
} from "../../document/cut/too-many.ts";
import { MOST_UNCUT, unreadApis } from "../../document/read/listed-apis.ts";
import { MOST_TENANTS } from "../../document/read/tenants.ts";
import type { Unresolved } from "../../document/read/resolve.ts";
import { isTenantList } from "../../schema/stray-root-key.ts";
import { aliasFindings } from "./alias-findings.ts";
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

/** What can be parsed but means nothing: a root that is no map, a key that stands twice, an alias without an anchor. */
export function* readingFindings(file: AuthApisFile): Iterable<Finding> {
  yield* listsOf(file.document.chunks, ROOTS, rootFindings).flat();
  yield* listsOf(file.document.chunks, UNREAD, unreadFindings).flat();
  const seen = new Set<string>();
  for (const each of file.keys) {
    const { key, keyAt, unresolved } = each;
    if (key !== "" && seen.has(key) && !isToldOtherwise(each, file.document)) {
      const message = `The key "${onOneLine(key)}" stands twice at the top of the file. Only one value can hold: remove or merge one.`;
      yield { rule: "syntax", severity: "error", message, at: keyAt };
    }
    seen.add(key);
    for (const alias of unresolved) yield* aliasFindings(alias, file.context.anchors);
  }
  const tenants = file.keys.findLast(({ key }) => key === "tenants");
  const named = tenants?.value.kind === "map" ? tenants.value.entries.size : 0;
  if (tenants && named > MOST_TENANTS)
    yield { rule: "syntax", severity: "error", message: tooManyTenants(named), at: tenants.keyAt };
  if (file.toldApart < file.tenants.length) {
    const at = tenants?.keyAt ?? file.keys[0]?.keyAt;
    if (at) yield { rule: "syntax", severity: "error", message: tooLongFor(file), at };
  }
  const defaults = file.keys.findLast(({ key }) => key === "defaults") ?? file.keys[0];
  if (file.hasTooManyDefaults && defaults)
    yield { rule: "syntax", severity: "error", message: DEFAULTS_TOO_LONG, at: defaults.keyAt };
  const inApis = listsOf(file.chunks, UNRESOLVED, unresolvedIn);
  for (const each of inApis.flat()) yield* aliasFindings(each, file.context.anchors);
}

/**
 * Is it told of a key's second place what is wrong there? It has an API's tenants, or a mark of a merge conflict stands right above: in
 * brackets both of its sides are read.
 */
function isToldOtherwise({ key, value, block }: TopLevelKey, document: Document): boolean {
  if (isTenantList(key, value)) return true;
  const above = document.blockNumbered(document.numberOf(block) - 1);
  const last = above && isFlow(above.before) ? straysIn(above).at(-1) : undefined;
  return last !== undefined && above?.text.slice(last.end).trim() === "";
}

/** For one tenant as for all, but that what aliases may bring can come to its end with any of them. */
function unresolvedIn({ views: [first, ...others] }: ApiEntry): readonly Unresolved[] {
  const found = first?.unresolved ?? NONE;
  const isAtItsEnd = ({ reason }: Unresolved): boolean => reason === "too-many-aliases";
  if (found.some(isAtItsEnd)) return found;
  const end = others.flatMap(({ unresolved }) => unresolved).find(isAtItsEnd);
  return end ? [...found, end] : found;
}

function tooManyTenants(count: number): string {
  return (
    `A file may name ${MOST_TENANTS} tenants; this one names ${count}, so nothing of it is synced. ` +
    "Split it into several files."
  );
}

function tooLongFor({ tenants, toldApart }: AuthApisFile): string {
  return (
    `The APIs are too many or too long for ${tenants.length} tenants of which each sees them in its own way, by variables or by grants with ` +
    `\`tenants\`. They are read for the first ${toldApart} of these, and nothing is synced. Split the file by tenants or by APIs.`
  );
}

function rootFindings(block: Block): readonly Finding[] {
  if (block.kind === "item") return NONE;
  if (isTooMany(block.kind)) {
    return [{ rule: "syntax", severity: "error", message: UNREAD_FILE[block.kind], at: { block, start: 0, end: 1 } }];
  }
  const { tree, problems } = block.parsed;
  if (tree === undefined || tree.kind === "map" || problems.length > 0) return NONE;
  if (tree.kind === "scalar" && tree.source.trim() === "" && tree.style === "plain") return NONE;
  if (tree.kind === "list" && !tree.flow) return [listWithoutKey(block, tree)];
  return [{ rule: "syntax", severity: "error", message: NO_KEY, at: tree }];
}

function listWithoutKey(block: Block, { start }: Tree): Finding {
  const line = lineStart(block.text, start);
  const edit = { at: { block, start: line, end: line }, text: `apis:${lineBreakOf(block.text)}` };
  return {
    rule: "syntax",
    severity: "error",
    message: "This list stands under no key, so nothing of it is read. Write the key above it: `apis:`.",
    at: { block, start, end: start + 1 },
    fixes: [{ title: "Write `apis:` above it", edits: [edit], safe: false }],
  };
}

function unreadFindings(block: Block): readonly Finding[] {
  const [first, ...others] = unreadApis(block);
  if (!first) return NONE;
  const message =
    `This list can't be read API by API, since the file is indented or the list has an anchor or a tag. It is read up to ${MOST_UNCUT} APIs and ` +
    `has ${MOST_UNCUT + 1 + others.length}, so nothing of the file is synced. Put \`apis\` at the left edge with just the list behind it: such a list may have ${MOST_ITEMS}.`;
  return [{ rule: "syntax", severity: "error", message, at: first }];
}

const UNREAD_FILE: Record<TooMany, string> = {
  "too-many-keys":
    `More than ${MOST_KEYS} keys stand at the left edge of this file, so nothing of it is read. ` +
    "The format has a few keys there, such as `apis:` and `tenants:`.",
  "too-many-items":
    `The lists of this file have more than ${MOST_ITEMS} items, so nothing of it is read. ` +
    "Split it into several files, or take out what was pasted.",
  "too-many-characters":
    `This file has more than ${MOST_CHARACTERS / 1_000_000} million characters, so nothing of it is read. ` +
    "Split it into several files, or take out what was pasted.",
  "too-many-in-keys":
    `More than ${MOST_IN_KEYS / 1_000_000} million characters stand below this file's keys, its APIs aside, so nothing of it is read. ` +
    "Take out what was pasted.",
};
const DEFAULTS_TOO_LONG =
  "These defaults are too long for so many APIs, so the APIs are read without them, and nothing of the file is synced. " +
  "Split the file.";
const LONE_RETURN =
  "This line ends with a carriage return alone, so what stands behind it isn't read as a line of its own. " +
  "Let the file's lines end with LF or CRLF.";

const NONE: readonly never[] = [];
/** Blocks with several errors each: some tenths of a second. */
const MOST_ECHOING = 100;
const SYNTAX = memoryKey<readonly Finding[]>();
const ECHOING = memoryKey<readonly Block[]>();
const OWN = memoryKey<readonly Finding[]>();
const ROOTS = memoryKey<readonly Finding[]>();
const UNREAD = memoryKey<readonly Finding[]>();
const UNRESOLVED = memoryKey<readonly Unresolved[]>();
