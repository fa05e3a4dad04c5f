import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from "yaml";
import type { Block } from "../block.ts";
import { findBareVariables, maskVariables, mayHoldBare, seemBare, unmaskVariables } from "./bare-variables.ts";
import { maskMarks, unmaskMarks } from "./byte-order-mark.ts";
import type { Span } from "../finding.ts";
import { onOneLine } from "../lines.ts";
import { compose } from "./compose.ts";
import { echoesAmong, mayHoldEchoes } from "./echoes.ts";
import { withLineFeeds } from "./line-feeds.ts";
import { partAtMissingCommas } from "./missing-commas.ts";
import { closeUnopened, unopenedAt } from "./missing-quotes.ts";
import type { ParseError } from "./parse-error.ts";
import { readSimple } from "./simple.ts";
import { readAmongStrays } from "./strays.ts";
import { describeSyntaxErrors, type SyntaxProblem } from "./syntax.ts";
import { type Tree, type TreeEntry, type TreeMap, TreeScalar } from "./tree.ts";
import { keysTwice } from "./twice.ts";
import { variablesIn } from "../read/variables.ts";
import type { Primitive } from "../read/value.ts";

/** What stands in one block, and what is wrong with its syntax. */
export interface ParsedBlock {
  /** The block's content: a map with one key, a list with one item, or the whole document's root. */
  readonly tree: Tree | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** Those of them that only echo others; not there where none can. It takes several readings, so that nobody asks thousands of blocks. */
  readonly echoes?: () => ReadonlySet<SyntaxProblem>;
  /** Anchors in the order in which they stand. */
  readonly anchors: readonly Tree[];
  readonly hasAliases: boolean;
  /** Every `${NAME}` of its scalars; the span is the scalar's. */
  readonly variables: readonly VariableUse[];
  /** The quick reader read it (`simple.ts`). */
  readonly isSimple?: true;
}

/** A placeholder with the place of the scalar in which it stands: offsets in the block's text. */
export interface VariableUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Parses one block alone, as YAML 1.2 core with merge keys whatever a directive says. Never throws.
 *
 * @param inPrefix - does the text begin where a byte order mark may stand?
 */
export function parseBlock(block: Block, inPrefix = true): ParsedBlock {
  const simple = readSimple(block);
  if (simple) return { ...simple, problems: [] };
  return readAmongStrays(block, (text) => parseAny(block, inPrefix, "", "", text));
}

/**
 * Reads any block with `yaml`.
 *
 * @param opening - what is to be read before the text, as if it stood there
 * @param closing - the same behind it
 * @param text - the block's, some of it maybe blanked out
 */
export function parseAny(block: Block, inPrefix = true, opening = "", closing = "", text = block.text): ParsedBlock {
  const yaml = opening + (inPrefix ? text : maskMarks(text)) + closing;
  // `{ a: ${B} }` is no YAML: the placeholder's braces end the scalar. Read with them masked, it is one problem with a
  // clear cure instead of a dozen.
  const readMasked = () => {
    const masked = convert(maskVariables(yaml), block, text, opening.length);
    return { masked, bare: findBareVariables(masked.tree, block) };
  };
  const early = seemBare(yaml) ? readMasked() : undefined;
  // As it stands, the text has at least one error, too.
  if (early?.masked.problems.length === 0 && early.bare.length > 0) return { ...early.masked, problems: early.bare };
  const plain = convert(yaml, block, text, opening.length);
  if (plain.problems.length === 0 || plain.problems[0]?.code === "unreadable") return plain;
  const withEchoes = (parsed: ParsedBlock, mask = (unmasked: string) => unmasked): ParsedBlock => {
    const { problems } = parsed;
    if (!mayHoldEchoes(problems)) return parsed;
    const read = (mended: string) => problemsIn(mask(opening + mended + closing), mended, opening.length);
    return { ...parsed, echoes: () => echoesAmong(problems, text, read) };
  };
  const { masked, bare } = mayHoldBare(text) ? (early ?? readMasked()) : { masked: plain, bare: [] };
  if (bare.length === 0 || masked.problems.length >= plain.problems.length) return withEchoes(plain);
  const isTold = ({ start }: SyntaxProblem): boolean => masked.problems.some((problem) => problem.start === start);
  const untold = bare.filter((problem) => !isTold(problem));
  return { ...withEchoes(masked, maskVariables), problems: [...masked.problems, ...untold] };
}

/** @param shift - so many characters of what is read stand before the text */
function convert(yaml: string, block: Block, text: string, shift: number): ParsedBlock {
  const { read, place } = placing(yaml, text, shift);
  const conversion: Conversion = { block, place, anchors: [], variables: [], wrong: [], found: { aliases: false } };
  try {
    const parsed = compose(read);
    if (parsed === undefined) return unreadable(TOO_MUCH, text);
    const all = partAtMissingCommas(parsed, read);
    const tree = parsed.contents === null ? undefined : toTree(parsed.contents, conversion);
    const { anchors, variables, wrong, found } = conversion;
    const problems = describeSyntaxErrors([...placedBy(place, all), ...wrong], text);
    return { tree, problems, anchors, variables, hasAliases: found.aliases };
  } catch {
    return unreadable(GAVE_UP, text);
  }
}

/** What is wrong with a text, keys that stand twice aside; `undefined` where it can't be read. */
function problemsIn(yaml: string, text: string, shift: number): readonly SyntaxProblem[] | undefined {
  const { read, place } = placing(yaml, text, shift);
  try {
    const parsed = compose(read);
    return parsed && describeSyntaxErrors(placedBy(place, partAtMissingCommas(parsed, read)), text);
  } catch {
    return undefined;
  }
}

/** What `yaml` is to read, and where in the text an offset of that is. */
function placing(yaml: string, text: string, shift: number): { readonly read: string } & Pick<Conversion, "place"> {
  const { read, placeOf } = withLineFeeds(yaml);
  return { read, place: (offset) => Math.max(0, Math.min(placeOf(offset) - shift, text.length)) };
}

function placedBy(place: Conversion["place"], errors: readonly ParseError[]): readonly ParseError[] {
  return errors.map(({ code, message, pos: [start, end] }) => ({ code, message, pos: [place(start), place(end)] }));
}

const TOO_MUCH =
  "it is nested too deep, or too large for one part. Look for a bracket or quote that isn't closed; if none is missing, take away anchors and tags before a long list";
const GAVE_UP =
  "its reader gives up on it. Look for a bracket or quote that isn't closed, and for tags (`!name`), which a file doesn't need";

/** What is to be said of a text of which nothing is read. */
export function unreadable(why: string, text: string): ParsedBlock {
  const message = `This part of the file can't be read as YAML: ${why}.`;
  return { ...NOTHING, problems: [{ code: "unreadable", message, start: 0, end: text.length }] };
}

interface Conversion {
  readonly block: Block;
  /** Where in the text an offset of `yaml`'s is. */
  readonly place: (offset: number) => number;
  readonly anchors: Tree[];
  readonly variables: VariableUse[];
  /** Keys that stand in their map already, and quotes that nothing opens. */
  readonly wrong: ParseError[];
  readonly found: { aliases: boolean };
}

function toTree(node: Node, conversion: Conversion): Tree {
  const tree = bare(node, conversion);
  if (isAlias(node) || node.anchor === undefined) return tree;
  const { anchor } = node;
  const anchored =
    tree.kind === "scalar" ? new TreeScalar(tree, tree.value, tree.source, tree.style, anchor) : { ...tree, anchor };
  conversion.anchors.push(anchored);
  return anchored;
}

function bare(node: Node, conversion: Conversion): Tree {
  const { block } = conversion;
  const [start, end] = placeOf(node, conversion);
  if (isAlias(node)) {
    conversion.found.aliases = true;
    return { kind: "alias", name: node.source, block, start, end };
  }
  if (isMap(node) || isSeq(node))
    for (const scalar of closeUnopened(node)) conversion.wrong.push(unopenedAt(...placeOf(scalar, conversion)));
  if (isMap(node)) {
    const entries = node.items.map((pair) => toEntry(pair as Pair<Node, Node | null>, start, conversion));
    conversion.wrong.push(...keysTwice({ entries, flow: node.flow === true }));
    return {
      kind: "map",
      entries,
      flow: node.flow === true,
      block,
      start,
      end: node.flow ? end : endOf(entries, start),
    };
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => toTree(item as Node, conversion));
    const last = node.flow ? end : (items.at(-1)?.end ?? end);
    return { kind: "list", items, flow: node.flow === true, block, start, end: last };
  }
  if (isScalar(node)) {
    const scalar = toScalar(node, conversion);
    for (const name of variablesIn(scalar.value)) conversion.variables.push({ name, start, end });
    return scalar;
  }
  return new TreeScalar({ block, start, end }, null, "", "plain");
}

function toEntry(pair: Pair<Node, Node | null>, fallback: number, conversion: Conversion): TreeEntry {
  const { block } = conversion;
  const key = toTree(pair.key, conversion);
  // A key that is a map, a list or an alias names nothing in this file; its text, on one line, stands for it in findings.
  const name: TreeScalar =
    key.kind === "scalar" ? key : new TreeScalar(key, null, onOneLine(block.text.slice(key.start, key.end)), "plain");
  const value = pair.value ? toTree(pair.value, conversion) : undefined;
  const empty = value === undefined || (value.kind === "scalar" && value.source === "" && value.start === value.end);
  const place = name.end > name.start ? name : { block, start: fallback, end: fallback };
  return {
    key: name,
    value: empty ? nothing(value, place) : value,
    merge: isScalar(pair.key) && pair.key.source === "<<" && name.style === "plain",
  };
}

function placeOf({ range }: Node, { place }: Conversion): readonly [number, number] {
  return range ? [place(range[0]), place(range[1])] : [0, 0];
}

function nothing(value: Tree | undefined, at: Span): TreeScalar {
  return new TreeScalar(at, null, "", "plain", value?.anchor);
}

function toScalar(node: Scalar, conversion: Conversion): TreeScalar {
  const { block } = conversion;
  const [start, end] = placeOf(node, conversion);
  const style = STYLES[node.type ?? "PLAIN"] ?? "plain";
  const value = typeof node.value === "string" ? unmaskMarks(unmaskVariables(node.value)) : toPrimitive(node.value);
  const source =
    style === "plain" ? block.text.slice(start, end) : typeof value === "string" ? value : (node.source ?? "");
  return new TreeScalar({ block, start, end }, value, source, style);
}

function toPrimitive(value: unknown): Primitive {
  if (typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "bigint" ? Number(value) : null;
}

function endOf(entries: TreeMap["entries"], start: number): number {
  const last = entries.at(-1);
  return last === undefined ? start : Math.max(last.key.end, last.value.end);
}

const STYLES: Record<string, TreeScalar["style"]> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "block",
  BLOCK_FOLDED: "block",
};

/** What stands where nothing is parsed. */
export const NOTHING: ParsedBlock = { tree: undefined, problems: [], anchors: [], hasAliases: false, variables: [] };
