import { createInterface } from "node:readline/promises";

/** What a command knows of the world outside: streams, environment, clock. Results go out, talk goes to `talk`. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream;
  /** A person sits there and can answer. */
  readonly interactive: boolean;
  /** Ends at Ctrl-C. */
  readonly signal: AbortSignal;
  /** Unix seconds. */
  readonly now: () => number;
  readonly paint: Paint;
  result(text: string): void;
  talk(text: string): void;
  /** Talk that only a person at a terminal has any use for. */
  progress(text: string): void;
  ask(question: string): Promise<string>;
}

/** Colours, or the bare text where colours are not wanted. */
export type Paint = Readonly<Record<"red" | "yellow" | "green" | "blue" | "grey" | "bold", (text: string) => string>>;

/** The process's own terminal. */
export function processTerminal(signal: AbortSignal): Terminal {
  const { env, stdin, stdout, stderr } = process;
  const interactive = stdin.isTTY && stderr.isTTY && !isSet(env["CI"]);
  return {
    env,
    cwd: process.cwd(),
    stdin,
    interactive,
    signal,
    now: () => Math.floor(Date.now() / 1000),
    paint: paint(stdout.isTTY && !isSet(env["NO_COLOR"]) && !isSet(env["CI"])),
    result: (text) => void stdout.write(`${text}\n`),
    talk: (text) => void stderr.write(`${text}\n`),
    progress: (text) => void (interactive && stderr.write(`${text}\n`)),
    async ask(question) {
      const lines = createInterface({ input: stdin, output: stderr });
      try {
        return await lines.question(`${question} `, { signal });
      } finally {
        lines.close();
      }
    },
  };
}

/** @param colours - whether to colour at all (https://no-color.org) */
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

/** As neighbours read `CI` and `NO_COLOR`: any value but an empty one counts, and for `CI` not `false`. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "false";
}
