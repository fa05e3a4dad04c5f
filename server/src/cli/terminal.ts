/** What a command knows of the world outside: streams, environment, clock. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working directory; reading it throws a UsageError where that is gone. */
  readonly cwd: string;
  /** A person sits there and can answer. */
  readonly interactive: boolean;
  /** For `result`, where that goes to a terminal. */
  readonly paint: Paint;
  /** Unix seconds. */
  readonly now: () => number;
  /** What was asked for: on stdout, as it is. Foreign text in it must have been made harmless. */
  result(text: string): void;
  /** What is said besides: on stderr. Each line may quote files and tenants; it is made harmless, and stays one line. */
  talk(...lines: readonly string[]): void;
  /** How far things are; for a person at a terminal alone, and gone with the next line. */
  progress(text: string): void;
  /** The line that the person types; `undefined` where the input ends (Ctrl-D). @throws Interrupted on Ctrl-C */
  ask(question: string): Promise<string | undefined>;
  /** From now on Ctrl-C doesn't end the process, but aborts this; a second one does. */
  interruption(): AbortSignal;
}

/** Colours, or the bare text where colours are not wanted. */
export type Paint = Readonly<Record<"red" | "yellow" | "green" | "blue" | "grey" | "bold", (text: string) => string>>;

/** @param colours - whether to colour at all */
export function paint(colours: boolean): Paint {
  const style = (open: number, close: number) => (text: string) =>
    colours ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    red: style(31, 39),
    yellow: style(33, 39),
    green: style(32, 39),
    blue: style(34, 39),
    grey: style(90, 39),
    bold: style(1, 22),
  };
}
