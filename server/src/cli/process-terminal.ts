import { createInterface } from "node:readline/promises";
import { oneLine } from "../text/printable.ts";
import { Interrupted, UsageError } from "./exit.ts";
import { paint, type Terminal } from "./terminal.ts";

/** The process's own terminal. */
export function processTerminal(): Terminal {
  const { env, stdout, stderr } = process;
  const inCi = env["CI"] !== undefined && env["CI"] !== "" && env["CI"] !== "false";
  const showsProgress = stderr.isTTY && !inCi;
  let progressShown = false;
  const clear = () => {
    if (progressShown) stderr.write("\r\u001b[K");
    progressShown = false;
  };
  return {
    env,
    get cwd() {
      return workingDirectory();
    },
    get interactive() {
      return process.stdin.isTTY && stderr.isTTY && !inCi;
    },
    // https://no-color.org: any value but an empty one counts.
    paint: paint(stdout.isTTY && !inCi && !env["NO_COLOR"] && env["TERM"] !== "dumb"),
    now: () => Math.floor(Date.now() / 1000),
    result(text) {
      clear();
      stdout.write(`${text}\n`);
    },
    talk(...lines) {
      clear();
      for (const line of lines) stderr.write(`${oneLine(line)}\n`);
    },
    progress(text) {
      if (!showsProgress) return;
      clear();
      progressShown = true;
      stderr.write(oneLine(text, 100));
    },
    ask(question) {
      clear();
      const lines = createInterface({ input: process.stdin, output: stderr });
      let interrupted = false;
      lines.once("SIGINT", () => {
        interrupted = true;
        lines.close();
      });
      // It rejects where the person leaves (Ctrl-C, Ctrl-D), and never ends where the input does.
      const left = new Promise<undefined>((resolve) => lines.once("close", () => resolve(undefined)));
      const answer = lines.question(`${oneLine(question)} `).catch(() => undefined);
      return Promise.race([answer, left]).then((typed) => {
        lines.close();
        // Who typed no line left none.
        if (typed === undefined) stderr.write("\n");
        if (interrupted) throw new Interrupted();
        return typed;
      });
    },
    interruption() {
      const stop = new AbortController();
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort());
      return stop.signal;
    },
  };
}

/** @throws UsageError where somebody has deleted it */
function workingDirectory(): string {
  try {
    return process.cwd();
  } catch (cause) {
    throw new UsageError("the working directory is gone; change to one that is there", { cause });
  }
}
