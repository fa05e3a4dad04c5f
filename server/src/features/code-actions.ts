import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Diagnostic,
} from "vscode-languageserver-types";
import type { Block } from "../document/block.ts";
import type { Document, Range } from "../document/document.ts";
import type { Edit, Finding } from "../document/finding.ts";
import { isBefore } from "../document/positions.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Steps } from "../document/steps.ts";
import { rules } from "../rules/registry.ts";
import { idsOf } from "../rules/rule.ts";
import { silence } from "../rules/engine/silence.ts";
import { FIX_ALL } from "./announced.ts";
import { type DiagnosticOptions, toDiagnostic } from "./diagnostics.ts";
import { blocksOn } from "./on-lines.ts";
import { type Judgement, type Offer, staysInPlace, trier } from "./fixes/tried.ts";
import { type DocumentName, workspaceEdit } from "./workspace-edit.ts";

/**
 * The fixes of the findings that touch a range, behind them what silences a finding, and "fix all" for the file. Where much is
 * selected, only as many of the first ones as can be tried.
 */
export function* codeActions(
  findings: readonly Finding[],
  file: AuthApisFile,
  range: Range,
  context: CodeActionContext,
  options: DiagnosticOptions & DocumentName & { readonly judge?: Judgement["judge"] | undefined },
): Steps<CodeAction[]> {
  const { document } = file;
  const actions: CodeAction[] = [];
  if (wants(context, CodeActionKind.QuickFix)) {
    const { blocks } = blocksOn(document, range);
    const near = findings.filter(({ at }) => blocks.has(at.block) && touch(document.rangeOf(at), range)).slice(0, MOST);
    const { judge } = options;
    const tries = trier(file, judge && { findings, judge });
    for (const offersOf of [fixesOf, silencingOf]) {
      const all: CodeAction[] = [];
      for (const finding of near) {
        if (tries.isTired) break;
        const offers: Offer[] = [];
        for (const offer of offersOf(finding, document)) offers.push(...(yield* tries.try(offer)));
        all.push(...quickFixes(finding, offers, document, context, options));
      }
      actions.push(...onceEach(all));
    }
  }
  if (wants(context, FIX_ALL) && !isUnasked(context)) {
    const edits = safeEdits(findings);
    const edit = edits.length > 0 && workspaceEdit(edits, document, options);
    if (edit) actions.push({ title: "Apply all fixes that change nothing for callers", kind: FIX_ALL, edit });
  }
  return actions;
}

/**
 * The edits of all safe fixes that can be made at once. Of fixes that overlap the first counts; what is left over is found again
 * after the edit.
 */
function safeEdits(findings: readonly Finding[]): readonly Edit[] {
  /** In the order of the text, none touching another. */
  const taken = new Map<Block, Edit[]>();
  for (const { fixes } of findings) {
    const edits = fixes?.find(({ safe }) => safe)?.edits ?? [];
    if (edits.some((edit) => touched(taken.get(edit.at.block) ?? [], edit)) || !staysInPlace(edits)) continue;
    for (const edit of edits) {
      const { block } = edit.at;
      const inBlock = taken.get(block) ?? [];
      inBlock.splice(placeFor(inBlock, edit), 0, edit);
      taken.set(block, inBlock);
    }
  }
  return [...taken.values()].flat();
}

function touched(edits: readonly Edit[], edit: Edit): boolean {
  const before = edits[placeFor(edits, edit) - 1];
  return before !== undefined && before.at.end >= edit.at.start;
}

/** Index of the first edit that begins behind the end of this one. */
function placeFor(edits: readonly Edit[], { at }: Edit): number {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.at.start ?? 0) <= at.end) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Nobody goes through a longer list; VS Code asks for one whenever much is selected. */
const MOST = 500;

/** Each puts right what is wrong. */
function fixesOf(finding: Finding): readonly Offer[] {
  const { fixes = [] } = finding;
  return fixes.map((fix) => ({ ...fix, finding, isPreferred: fix.preferred ?? fixes.length === 1 }));
}

/** Not for an error, which stays one for the tenant. */
function silencingOf(finding: Finding, document: Document): readonly Offer[] {
  const { rule, severity } = finding;
  const edit = severity !== "error" && KNOWN.has(rule) ? silence(finding, document) : undefined;
  const title = `Silence ${rule} here with a comment`;
  return edit ? [{ title, edits: [edit], finding, isPreferred: false, silences: true }] : [];
}

const KNOWN = idsOf(rules);

function quickFixes(
  finding: Finding,
  offers: readonly Offer[],
  document: Document,
  context: CodeActionContext,
  options: DiagnosticOptions & DocumentName,
): CodeAction[] {
  if (offers.length === 0) return [];
  const own = toDiagnostic(finding, document, options);
  const diagnostics = [context.diagnostics.find((shown) => same(shown, own)) ?? own];
  return offers.map(({ title, edits, isPreferred }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    edit: workspaceEdit(edits, document, options),
    ...(isPreferred && { isPreferred }),
  }));
}

/** What two tenants say of one place may be put right by one edit; it stands for both. */
function onceEach(actions: readonly CodeAction[]): readonly CodeAction[] {
  const known = new Map<string, CodeAction>();
  for (const action of actions) {
    const key = JSON.stringify([action.title, action.edit]);
    const diagnostics = [...(known.get(key)?.diagnostics ?? []), ...(action.diagnostics ?? [])];
    known.set(key, { ...action, diagnostics });
  }
  return [...known.values()];
}

/**
 * A request for `source` or `source.fixAll` means what stands below it, too (LSP, "CodeActionKind"). One with an empty list asks for
 * no kind in particular: the protocol doesn't forbid it, and whoever wants no actions doesn't ask.
 */
function wants({ only = [] }: CodeActionContext, kind: string): boolean {
  return only.length === 0 || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}

/** An editor asks by itself at each move of the cursor, whether anything can be done there. On saving it names the kind that it wants. */
function isUnasked({ only = [], triggerKind }: CodeActionContext): boolean {
  return only.length === 0 && triggerKind === CodeActionTriggerKind.Automatic;
}

function same(one: Diagnostic, other: Diagnostic): boolean {
  return (
    one.code === other.code &&
    one.message === other.message &&
    !isBefore(one.range.start, other.range.start) &&
    !isBefore(other.range.start, one.range.start)
  );
}

function touch(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}
