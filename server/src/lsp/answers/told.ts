import type { Diagnostic } from "vscode-languageserver-types";
import type { Document } from "../../document/document.ts";
import type { Finding, Span } from "../../document/finding.ts";
import { memoryKey } from "../../document/memory.ts";
import { sameItems } from "../../document/same-items.ts";
import { type DiagnosticOptions, diagnostics, homeOf, toDiagnostic } from "../../features/diagnostics.ts";
import { type Edits, leaveAlone, leaveLines } from "../files/edits.ts";
import type { OpenFile } from "../files/open-files.ts";

/** A file's diagnostics, and an id that stays as long as they do. */
export interface Told {
  readonly resultId: string;
  readonly items: Diagnostic[];
}

/**
 * What is to be told of a file. Most keystrokes neither make a finding nor move one: then it is what was told before, under the same
 * id. Only what is new or moved is converted.
 *
 * A finding whose text was edited counts as new, even where it says the same at the same place: the editor moves what it shows along
 * with the text, and an edit may have left nothing of it.
 */
export function tell(open: OpenFile, options: DiagnosticOptions): Told {
  const { document, edits, resultId: state } = open;
  const last = open.file.kept.remember(LAST, (): { told?: Remembered } => ({}));
  const before = last.told;
  if (before?.state === state && !before.pointsElsewhere) return before;

  const { findings } = open;
  const knownAs = lookedUp(before?.shown ?? []);
  const isAsHigh = before !== undefined && leaveLines(edits, before.edits);
  const shown: Shown[] = [];
  const items = diagnostics(findings, document, options, (finding) => {
    const known = knownAs(finding, shown.length);
    const now = known && stays(known, document, options, isAsHigh) ? known : show(finding, document, options);
    shown.push(now);
    return now.diagnostic;
  });
  const count = findings.length;
  const isSame = before?.count === count && same(before, shown, edits);
  const pointsElsewhere = findings.some(({ related }) => related?.some(({ source }) => source !== undefined));
  // A place in another file moves with that, while all else is as it was.
  const turn = before?.state === state ? before.turn + 1 : 0;
  const resultId = isSame ? before.resultId : `${state}.${String(turn)}`;
  last.told = { state, turn, edits: edits.count, resultId, items, count, pointsElsewhere, shown };
  return last.told;
}

/** Finds what was shown of a finding. Most edits leave it at the same number. */
function lookedUp(before: readonly Shown[]): (finding: Finding, number: number) => Shown | undefined {
  let all: ReadonlyMap<Finding, Shown> | undefined;
  return (finding, number) => {
    const there = before[number];
    if (there?.finding === finding) return there;
    all ??= new Map(before.map((each) => [each.finding, each]));
    return all.get(finding);
  };
}

function show(finding: Finding, document: Document, options: DiagnosticOptions): Shown {
  return {
    finding,
    places: placesOf(finding, document, options),
    diagnostic: toDiagnostic(finding, document, options),
  };
}

/** @param isAsHigh - no line has moved up or down */
function stays({ finding, places }: Shown, document: Document, options: DiagnosticOptions, isAsHigh: boolean): boolean {
  if (finding.related !== undefined) return sameItems(places, placesOf(finding, document, options));
  if (isAsHigh && places[1] === 0) return true;
  const { line, character } = document.startOf(finding.at.block);
  return places[0] === line && places[1] === character;
}

/** Where the blocks of a finding begin. */
function placesOf({ at, related = [] }: Finding, document: Document, options: DiagnosticOptions): readonly number[] {
  const elsewhere = related.flatMap((each) => placeIn(homeOf(each, options) ?? document, each.at));
  return [...placeIn(document, at), ...elsewhere];
}

function placeIn(document: Document, { block }: Span): readonly number[] {
  const { line, character } = document.startOf(block);
  return [line, character];
}

function same({ shown, edits: since }: Remembered, now: readonly Shown[], edits: Edits): boolean {
  return now.every(({ diagnostic }, at) => {
    const other = shown[at]?.diagnostic;
    if (diagnostic === other) return true;
    return leaveAlone(edits, since, diagnostic.range) && JSON.stringify(diagnostic) === JSON.stringify(other);
  });
}

interface Remembered extends Told {
  /** The state of things that it is about; `resultId` is the first one in which the same was told. */
  readonly state: string;
  /** How often it was looked at in this state. */
  readonly turn: number;
  /** How many edits there had been. */
  readonly edits: number;
  readonly shown: readonly Shown[];
  /** How many findings there are, with those that are not shown. */
  readonly count: number;
  readonly pointsElsewhere: boolean;
}

interface Shown {
  readonly finding: Finding;
  /** Where the blocks begin in which it stands, and at which it points. */
  readonly places: readonly number[];
  readonly diagnostic: Diagnostic;
}

const LAST = memoryKey<{ told?: Remembered }>();
