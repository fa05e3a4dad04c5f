import type { Diagnostic } from "vscode-languageserver";
import type { Block } from "../document/block.ts";
import type { Finding } from "../document/finding.ts";
import { memoryKey } from "../document/memory.ts";
import { type DiagnosticOptions, diagnostics, toDiagnostic } from "../features/diagnostics.ts";
import type { OpenFile } from "./open-files.ts";

/** A file's diagnostics, and an id that stays as long as they do. */
export interface Told {
  readonly resultId: string;
  readonly items: Diagnostic[];
}

/**
 * What is to be told of a file. Most keystrokes neither make a finding nor move one: then it is what was told before, under the same
 * id. Only what is new or moved is converted.
 *
 * A finding in a block that was edited counts as new, even where it says the same at the same place: the editor moves what it shows
 * along with the text, and an edit may have left nothing of it.
 */
export function tell(open: OpenFile, options: DiagnosticOptions): Told {
  const { document, resultId: state } = open;
  const last = open.file.kept.remember(LAST, (): { told?: Remembered } => ({}));
  const before = last.told;
  if (before?.state === state) return before;

  const shown = new Map<Finding, Shown>();
  const items = diagnostics(open.findings, document, options, (finding) => {
    const blocks = blocksOf(finding);
    const lines = blocks.map((block) => document.lineOf(block));
    const known = before?.shown.get(finding);
    const stays = known !== undefined && equal(known.lines, lines);
    const diagnostic = stays ? known.diagnostic : toDiagnostic(finding, document, options);
    shown.set(finding, { blocks, lines, diagnostic });
    return diagnostic;
  });
  const isSame = before?.items.length === items.length && same([...before.shown.values()], [...shown.values()]);
  last.told = { state, resultId: isSame ? before.resultId : state, items, shown };
  return last.told;
}

/** Where it stands, and what it points at; the places in another file move with that. */
function blocksOf({ at, related = [] }: Finding): readonly Block[] {
  return [at.block, ...related.map((each) => each.at.block)];
}

function same(before: readonly Shown[], now: readonly Shown[]): boolean {
  return now.every((one, at) => {
    const other = before[at];
    if (one.diagnostic === other?.diagnostic) return true;
    return (
      other && equal(one.blocks, other.blocks) && JSON.stringify(one.diagnostic) === JSON.stringify(other.diagnostic)
    );
  });
}

function equal<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.length === others.length && some.every((each, at) => each === others[at]);
}

interface Remembered extends Told {
  /** The state of things that it is about; `resultId` is the first one in which the same was told. */
  readonly state: string;
  readonly shown: ReadonlyMap<Finding, Shown>;
}

interface Shown {
  readonly blocks: readonly Block[];
  /** In which the blocks begin. */
  readonly lines: readonly number[];
  readonly diagnostic: Diagnostic;
}

const LAST = memoryKey<{ told?: Remembered }>();
