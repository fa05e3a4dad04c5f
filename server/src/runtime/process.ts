import { readFile } from "node:fs/promises";
import { systemCode } from "./system-error.ts";

/** Is there a process with this id (above 0: others name whole groups of processes)? */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process can't be sent a signal, yet it is there.
    return systemCode(error) === "EPERM";
  }
}

/** `PID START`: where the system tells it, when the process started, since process ids are used again; else `PID -`. */
export async function processMark(pid: number): Promise<string> {
  return `${pid} ${(await startOf(pid)) ?? "-"}`;
}

/** Is the process still there of which this is the mark? */
export async function isMarkAlive(mark: string): Promise<boolean> {
  const pid = Number(mark.split(" ")[0]);
  return pid > 0 && isAlive(pid) && (mark.endsWith(" -") || mark === (await processMark(pid)));
}

/** Clock ticks from boot to the start of a process, from Linux's /proc; `undefined` elsewhere. */
async function startOf(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  // The second field is the command in parentheses and may hold spaces; the start time is the 22nd field.
  return text?.slice(text.lastIndexOf(")") + 2).split(" ")[19];
}
