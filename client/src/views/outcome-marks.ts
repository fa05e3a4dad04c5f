import {
  type DecorationOptions,
  Diagnostic,
  DiagnosticSeverity,
  languages,
  type Range,
  type TextDocument,
  ThemeColor,
  type Uri,
  window,
  workspace,
} from "vscode";
import { grouped } from "../../../server/src/facts/grouped.ts";

/** What became of something that stands at a line of a file. */
export interface OutcomeMark {
  readonly range: Range;
  readonly severity: "good" | "warning" | "error";
  /** One word or two, for the end of the line. */
  readonly short: string;
  /** The whole of it, for the Problems view; not for what is good. */
  readonly long: string;
}

/**
 * Shows outcomes at the lines that they are about: at the end of the line, and what is not good also among the problems, where
 * the keyboard and screen readers find it. The next edit of the file takes them away: they speak of the file as it was.
 */
export interface OutcomeMarks {
  dispose(): void;
  show(document: TextDocument, marks: readonly OutcomeMark[]): void;
}

export function openOutcomeMarks(): OutcomeMarks {
  const problems = languages.createDiagnosticCollection("authApis.outcomes");
  const after = { margin: "0 0 0 2em", color: new ThemeColor("editorCodeLens.foreground") };
  const lineEnd = window.createTextEditorDecorationType({ after, isWholeLine: true });
  const shown = new Map<string, readonly OutcomeMark[]>();

  const decorate = (): void => {
    for (const editor of window.visibleTextEditors) {
      const marks = shown.get(editor.document.uri.toString()) ?? [];
      editor.setDecorations(lineEnd, lineEnds(marks));
    }
  };
  const clear = (uri: Uri): void => {
    if (!shown.delete(uri.toString())) return;
    problems.delete(uri);
    decorate();
  };
  const listening = [
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) clear(document.uri);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => clear(uri)),
    window.onDidChangeVisibleTextEditors(decorate),
  ];
  return {
    show({ uri }, marks) {
      shown.set(uri.toString(), marks);
      problems.set(uri, marks.filter(({ severity }) => severity !== "good").map(problem));
      decorate();
    },
    dispose() {
      for (const each of [problems, lineEnd, ...listening]) each.dispose();
    },
  };
}

/** One text for each line: an API and its scopes may stand on the same one. */
function lineEnds(marks: readonly OutcomeMark[]): DecorationOptions[] {
  return [...grouped(marks, ({ range }) => range.start.line).values()].flatMap((together) => {
    const [first] = together;
    const contentText = [...new Set(together.map(({ short }) => short))].join(", ");
    return first ? [{ range: first.range, renderOptions: { after: { contentText } } }] : [];
  });
}

function problem({ range, severity, long }: OutcomeMark): Diagnostic {
  const found = new Diagnostic(
    range,
    long,
    severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
  );
  found.source = "Auth APIs sync";
  return found;
}
