/** Exit codes, the same for every command (README, "Exit codes"). */
export const EXIT = {
  /** Nothing is wrong and nothing is left to do. */
  ok: 0,
  /** `check`: errors; `plan`: only blocked items; `sync`: something blocked or failed; `token`: a broken expectation or a refusal. */
  failed: 1,
  /** `plan`: changes are pending; `sync`: removals left out, or items that moved meanwhile; `pull`: differences left. */
  pending: 2,
  /** The tenant can't be reached, or refuses the sign-in. */
  unreachable: 3,
  /** Wrong usage (EX_USAGE of sysexits.h), also a confirmation that nobody is there to give. */
  usage: 64,
  /** Ctrl-C came before the end, as shells report it (128 + SIGINT). */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The person pressed Ctrl-C where an answer was asked for, before anything was written. Ends with exit code 130. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** The command can't do what was typed; the message, one line, says how to type it. Ends with exit code 64. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
