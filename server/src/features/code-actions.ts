import { type CodeAction, type CodeActionContext, CodeActionKind, type Diagnostic } from "vscode-languageserver-types";
import type { Document, Position, Range } from "../document/document.ts";
import type { Edit, Finding, Fix } from "../document/finding.ts";
import { type DiagnosticOptions, toDiagnostic } from "./diagnostics.ts";
import { type DocumentName, workspaceEdit } from "./workspace-edit.ts";

/** Applies every fix that changes neither an API's identity nor what callers see. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.authApis`;

/** The fixes of the findings that touch a range, and "fix all" for the file. */
export function codeActions(
  findings: readonly Finding[],
  document: Document,
  range: Range,
  context: CodeActionContext,
  options: DiagnosticOptions & DocumentName,
): CodeAction[] {
  const actions: CodeAction[] = [];
  if (wants(context, CodeActionKind.QuickFix)) {
    for (const finding of findings) {
      if (!finding.fixes || !touch(document.rangeOf(finding.at), range)) continue;
      actions.push(...quickFixes(finding, finding.fixes, document, context, options));
    }
  }
  if (wants(context, FIX_ALL)) {
    const edits = safeEdits(findings);
    const edit = edits.length > 0 && workspaceEdit(edits, document, options);
    if (edit) actions.push({ title: "Apply all fixes that change nothing for callers", kind: FIX_ALL, edit });
  }
  return actions;
}

/**
 * The edits of all safe fixes that can be made at once, in the order of the text. Of fixes that overlap the first counts; what is
 * left over stands there again after the edit.
 */
export function safeEdits(findings: readonly Finding[]): readonly Edit[] {
  const taken: Edit[] = [];
  for (const { fixes } of findings) {
    const fix = fixes?.find(({ safe }) => safe);
    if (fix && !fix.edits.some((edit) => taken.some((other) => overlap(edit, other)))) taken.push(...fix.edits);
  }
  return taken;
}

function quickFixes(
  finding: Finding,
  fixes: readonly Fix[],
  document: Document,
  context: CodeActionContext,
  options: DiagnosticOptions & DocumentName,
): CodeAction[] {
  const own = toDiagnostic(finding, document, options);
  const diagnostics = [context.diagnostics.find((shown) => same(shown, own)) ?? own];
  return fixes.map(({ title, edits }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    edit: workspaceEdit(edits, document, options),
    ...(fixes.length === 1 && { isPreferred: true }),
  }));
}

/** A request for `source` or `source.fixAll` means what stands below it, too (LSP, "CodeActionKind"). */
function wants({ only }: CodeActionContext, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}

function same(one: Diagnostic, other: Diagnostic): boolean {
  return (
    one.code === other.code &&
    one.message === other.message &&
    !before(one.range.start, other.range.start) &&
    !before(other.range.start, one.range.start)
  );
}

function touch(one: Range, other: Range): boolean {
  return !before(one.end, other.start) && !before(other.end, one.start);
}

function before(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

function overlap(one: Edit, other: Edit): boolean {
  return one.at.block === other.at.block && one.at.start <= other.at.end && other.at.start <= one.at.end;
}
