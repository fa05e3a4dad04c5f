import assert from "node:assert/strict";
import * as vscode from "vscode";

/**
 * Stands in for the user, at VS Code's outermost edge: what asks the user something is answered from a list of answers that the
 * test gives beforehand, in their order; what is said is kept.
 */
export interface User {
  /** Takes the prompts over from VS Code, with no answers and nothing heard. */
  comes(): void;
  /** Chooses the item of the next quick pick whose label has this in it; of one that takes several, `A + B`. */
  picks(label: string): void;
  /** Types into the next input box. */
  types(text: string): void;
  /** Presses this button of the next message that has it. */
  presses(button: string): void;
  /** Chooses this file in the next dialog that asks for one. */
  chooses(path: string): void;
  /** Does something while the next message that matches is read, before it is answered. */
  does(message: RegExp, act: () => Promise<void>): void;
  /** All that was said and asked so far: messages with the details of modal ones, titles and prompts. */
  readonly heard: readonly string[];
  /** Waits for something said or asked that matches. */
  hears(what: RegExp): Promise<string>;
  /** Gives the prompts back to VS Code; fails where answers are left, or there was none for a question. */
  leaves(): void;
}

interface Answer {
  readonly how: "pick" | "type" | "press" | "choose";
  readonly text: string;
}

const edges = [
  "showQuickPick",
  "showInputBox",
  "showOpenDialog",
  "showInformationMessage",
  "showWarningMessage",
  "showErrorMessage",
] as const;

/** Comes before each test of the suite around it and leaves after it. */
export function userOfEachTest(): User {
  const me = user();
  beforeEach(() => me.comes());
  afterEach(() => me.leaves());
  return me;
}

function user(): User {
  const answers: Answer[] = [];
  const heard: string[] = [];
  const acts: { readonly message: RegExp; readonly act: () => Promise<void> }[] = [];
  const unanswered: string[] = [];
  const originals = edges.map((edge) => [edge, vscode.window[edge]] as const);

  const next = (how: Answer["how"], question: string): string | undefined => {
    if (answers[0]?.how === how) return answers.shift()?.text;
    unanswered.push(question);
    return undefined;
  };
  const quickPick = async (items: unknown, options: vscode.QuickPickOptions = {}): Promise<unknown> => {
    const question = options.title ?? "";
    heard.push(question);
    const wanted = next("pick", question);
    const all = (await items) as readonly (string | vscode.QuickPickItem)[];
    const labels = all.map((item) => (typeof item === "string" ? item : item.label));
    if (options.canPickMany && wanted !== undefined) {
      return all.filter((_, index) => wanted.split(" + ").some((each) => labels[index]?.includes(each)));
    }
    const at = labels.findIndex((label) => wanted !== undefined && label.includes(wanted));
    if (wanted !== undefined && at < 0) unanswered.push(`${question}: ${wanted} is not among ${labels.join(", ")}`);
    return all[at];
  };
  const inputBox = (options: vscode.InputBoxOptions = {}): Promise<string | undefined> => {
    const question = `${options.title ?? ""} ${options.prompt ?? ""}`;
    heard.push(question);
    return Promise.resolve(next("type", question));
  };
  const message = async (
    text: string,
    ...more: readonly (string | vscode.MessageOptions)[]
  ): Promise<string | undefined> => {
    const due = acts.findIndex((each) => each.message.test(text));
    if (due >= 0) await acts.splice(due, 1)[0]?.act();
    const options = more.find((each) => typeof each !== "string");
    const buttons = more.filter((each) => typeof each === "string");
    heard.push(options?.detail === undefined ? text : `${text} ${options.detail}`);
    const [answer] = answers;
    if (answer?.how === "press" && buttons.includes(answer.text)) return answers.shift()?.text;
    if (options?.modal) unanswered.push(text);
    return undefined;
  };
  const asked = {
    showQuickPick: quickPick,
    showInputBox: inputBox,
    showOpenDialog: ({ title = "" }: vscode.OpenDialogOptions = {}) => {
      heard.push(title);
      const path = next("choose", title);
      return Promise.resolve(path === undefined ? undefined : [vscode.Uri.file(path)]);
    },
    showInformationMessage: message,
    showWarningMessage: message,
    showErrorMessage: message,
  };

  return {
    comes() {
      for (const each of [answers, heard, acts, unanswered]) each.length = 0;
      Object.assign(vscode.window, asked);
    },
    picks: (text) => answers.push({ how: "pick", text }),
    types: (text) => answers.push({ how: "type", text }),
    chooses: (text) => answers.push({ how: "choose", text }),
    presses: (text) => answers.push({ how: "press", text }),
    does: (message, act) => void acts.push({ message, act }),
    heard,
    hears: (what) => until(() => heard.find((each) => what.test(each)), `to hear ${String(what)}`),
    leaves() {
      Object.assign(vscode.window, Object.fromEntries(originals));
      assert.deepEqual(
        { unanswered, left: answers },
        { unanswered: [], left: [] },
        "Each question has its answer, and each answer its question.",
      );
    },
  };
}

/** Asks again until there is an answer; gives up, and says what was waited for, before Mocha's own limit of 30 s. */
export async function until<T>(ask: () => T | undefined | Promise<T | undefined>, what: string): Promise<T> {
  const end = Date.now() + 25_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
