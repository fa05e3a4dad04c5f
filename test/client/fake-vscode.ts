import { readFile, stat } from "node:fs/promises";

/**
 * VS Code's module, as far as unit tests run the client without it: questions are left unanswered, commands do nothing. What a
 * test wants otherwise it puts in place of that; what needs more of VS Code is tested in `test/vscode`.
 */
const nothing = { dispose: () => undefined };
const leave = (): Promise<undefined> => Promise.resolve(undefined);

export class EventEmitter<T> {
  private readonly listeners = new Set<(value: T) => void>();
  readonly event = (listener: (value: T) => void) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(value: T): void {
    for (const listener of this.listeners) listener(value);
  }
}

export const l10n = {
  t: (text: string, ...values: readonly unknown[]) => text.replace(/\{(\d)\}/g, (_, at: string) => String(values[+at])),
};

export const workspace = {
  textDocuments: [],
  isTrusted: true,
  fs: {
    isWritableFileSystem: () => true,
    stat: ({ fsPath }: { readonly fsPath: string }) => stat(fsPath),
    readFile: ({ fsPath }: { readonly fsPath: string }) => readFile(fsPath),
  },
  asRelativePath: String,
};

export const window = {
  visibleTextEditors: [],
  showInputBox: leave,
  showQuickPick: leave,
  showOpenDialog: leave,
  showInformationMessage: leave,
  showWarningMessage: leave,
  showErrorMessage: leave,
  withProgress: (_: unknown, work: (progress: unknown, cancelled: unknown) => unknown) =>
    work({ report: () => undefined }, { onCancellationRequested: () => nothing }),
};

export const commands = { executeCommand: leave };

export const QuickPickItemKind = { Separator: -1 };

export const ProgressLocation = { Notification: 15 };

export class TestMessage {
  message: string;
  expectedOutput: string | undefined;
  actualOutput: string | undefined;
  constructor(message: string) {
    this.message = message;
  }
  static diff(message: string, expected: string, actual: string): TestMessage {
    return Object.assign(new TestMessage(message), { expectedOutput: expected, actualOutput: actual });
  }
}

/** What is only made, and handed on. */
class Value {
  readonly parts: readonly unknown[];
  constructor(...parts: readonly unknown[]) {
    this.parts = parts;
  }
}

export {
  Value as Location,
  Value as Position,
  Value as Range,
  Value as Selection,
  Value as TabInputText,
  Value as ThemeColor,
  Value as ThemeIcon,
  Value as Uri,
  Value as WorkspaceEdit,
};
