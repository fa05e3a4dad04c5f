import type { Block } from "../../document/block.ts";
import type { Document } from "../../document/document.ts";
import { applyEdits } from "../../document/edit/apply-edits.ts";
import type { Edit, Finding, Fix } from "../../document/finding.ts";
import { type AuthApisFile, readFile } from "../../document/read/file.ts";
import { readOn } from "../../document/read/read-on.ts";
import type { Steps } from "../../document/steps.ts";
import { sum } from "../../document/sum.ts";
import { countDuplicates } from "../../rules/duplicate-identifier.ts";
import { isSilenced } from "../../rules/engine/silence.ts";
import { errorsAmong, isBetter } from "./is-better.ts";
import { otherAliases } from "./other-aliases.ts";
import { readAlike } from "./reads-alike.ts";

/** A fix that is to be tried. */
export type Offer = Pick<Fix, "title" | "edits"> & {
  readonly finding: Finding;
  /** It is a comment that silences the finding. */
  readonly silences?: true;
  readonly isPreferred: boolean;
};

/** How the file was judged, so that one that an edit made of it can be. */
export interface Judgement {
  readonly findings: readonly Finding[];
  /** `undefined` where that would take long. */
  readonly judge: (file: AuthApisFile) => Steps<readonly Finding[] | undefined>;
}

/** Tries one fix after another, as long as that takes no more than a moment; the first one always is tried. */
export interface Trier {
  /** As it is to be offered, if it is. */
  readonly try: (fix: Offer) => Steps<readonly Offer[]>;
  /** What comes later isn't tried any more, and so not to be offered: it needn't be made. */
  readonly isTired: boolean;
}

/**
 * @param judgement - by it a fix is offered only where it leaves no more errors, and preferred only where it makes the file better;
 *   without it, neither is known
 */
export function trier(file: AuthApisFile, judgement?: Judgement): Trier {
  const { document, context, keys } = file;
  const inKeys = new Set(keys.map(({ keyAt }) => keyAt.block));
  const each =
    EACH +
    EACH_CHUNK * document.chunks.length +
    EACH_ANCHOR * context.anchors.all.length +
    lengthOf(inKeys) / KEYS_AS_ITEMS;
  const found = judgement?.findings ?? [];
  const judge = found.length <= MOST_FOUND ? judgement?.judge : undefined;
  const errors = errorsAmong(found);
  let [read, judged] = [0, 0];
  let duplicates: number | undefined;
  return {
    *try(fix) {
      if (read > MOST_READ) return [];
      duplicates ??= yield* duplicatesOf(file);
      const touched = new Set(fix.edits.map(({ at }) => at.block));
      const bearsOnAll = !fix.silences && context.bearing.some((block) => touched.has(block));
      const cost = each + lengthOf(touched) + (bearsOnAll ? EACH_VIEW * viewsOf(file) : 0);
      read += cost;
      const made = yield* tried(fix, file, duplicates);
      if (made === undefined) return [];
      const brought = EACH_BROUGHT * (made.after?.context.anchors.brought ?? 0);
      read += brought;
      if (!made.after || !fix.isPreferred || !judge || judged > MOST_JUDGED) return [made.offer];
      judged += cost + brought + EACH_FOUND * found.length;
      const left = yield* judge(made.after);
      const after = left && { document: made.after.document, errors: errorsAmong(left) };
      if (!after || isBetter(fix, { document, errors }, after)) return [made.offer];
      return after.errors.length > errors.length ? [] : [{ ...made.offer, isPreferred: false }];
    },
    get isTired() {
      return read > MOST_READ;
    },
  };
}

function viewsOf({ chunks }: AuthApisFile): number {
  return sum(chunks, ({ items }) => sum(items, ({ views }) => views.length));
}

function lengthOf(blocks: ReadonlySet<Block>): number {
  return sum([...blocks], ({ text }) => text.length);
}

/** Text of touched blocks that is read again for one request, in UTF-16 units: about a tenth of a second. */
const MOST_READ = 500_000;
/** What a try costs besides, as text: by itself, for each chunk of the document and for each of its anchors. */
const EACH = 5000;
const EACH_CHUNK = 16;
const EACH_ANCHOR = 10;
/** What stands below the file's keys is parsed, and resolved again: so much of it costs as a block that is parsed. */
const KEYS_AS_ITEMS = 16;
/** Where tenants or defaults change, each API is read anew as each of them sees it. */
const EACH_VIEW = 200;
/** A node that an alias brings to what is read again. */
const EACH_BROUGHT = 4;
/** The same of those whose outcome is judged, which costs three times as much. Of the others it isn't known what they leave. */
const MOST_JUDGED = 50_000;
/** What is judged goes through all that is found in the file. */
const EACH_FOUND = 5;
/** Where more is found, nothing is judged: once would be too long. */
const MOST_FOUND = 20_000;

interface Made {
  readonly offer: Offer;
  /** What the file becomes, but for a comment that silences. */
  readonly after?: AuthApisFile;
}

/**
 * A fix after its edits were tried: what it changes through aliases stands in its title. `undefined` for one that isn't to be offered,
 * since it would do nothing, break the text, take an anchor from its aliases or make two APIs of one identifier. A
 * comment that silences must do that and change nothing of what is read.
 *
 * @param duplicates - how many APIs bear another one's identifier already
 */
function* tried(fix: Offer, file: AuthApisFile, duplicates: number): Steps<Made | undefined> {
  const after = applyEdits(file.document, fix.edits);
  const [gone, fresh] = [missingIn(after, file.document), missingIn(file.document, after)];
  if (fix.silences)
    return readAlike(gone, fresh) && isSilenced(fix.finding, file.document, after) ? { offer: fix } : undefined;
  if (textOf(fresh) === textOf(gone) || problems(fresh) > problems(gone)) return undefined;
  const names = otherAliases(file.document, after, [...gone, ...fresh]);
  if (names === undefined) return undefined;
  const edited = readFile(after, file.context.options, file);
  if ((yield* duplicatesOf(edited)) > duplicates) return undefined;
  if (names.length === 0) return { offer: fix, after: edited };
  const title = `${fix.title}, also where ${names.map((name) => `*${name}`).join(" and ")} stands`;
  return { offer: { ...fix, title }, after: edited };
}

function* duplicatesOf(file: AuthApisFile): Steps<number> {
  yield* readOn(file);
  return countDuplicates(file);
}

/** Can it be made without a word, as a part of many? Its edits touch nothing that an alias may bring elsewhere. */
export function staysInPlace(edits: readonly Edit[]): boolean {
  return edits.every(({ at }) => at.block.parsed.anchors.every(({ start, end }) => end < at.start || at.end < start));
}

/** The blocks of a document that another one lacks. */
function missingIn(other: Document, { chunks }: Document): readonly Block[] {
  const [own, known] = [new Set(chunks), new Set(other.chunks)];
  const blocks = new Set(other.chunks.flatMap((chunk) => (own.has(chunk) ? [] : chunk.items)));
  return chunks.flatMap((chunk) => (known.has(chunk) ? [] : chunk.items.filter((block) => !blocks.has(block))));
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join("");
}

function problems(blocks: readonly Block[]): number {
  return sum(blocks, ({ parsed }) => parsed.problems.length);
}
