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
