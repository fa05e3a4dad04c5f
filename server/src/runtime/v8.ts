/**
 * V8 spends more on optimizing code than a keystroke, or a command, costs: with this it waits until something has run for longer (in
 * bytes of bytecode).
 */
export const OPTIMIZE_LATER = "--interrupt-budget=2000000";

/** V8 gives what lives for a moment only several times the memory of a file: with this it stays at its first size. */
export const SMALL_NURSERY = "--semi-space-growth-factor=1";

/** V8 divides the clearing of so small a place among two threads: with this it wakes no second one for a millisecond's work. */
export const CLEAR_ALONE = "--no-parallel-scavenge";

/**
 * V8 compiles what it interprets only when it has run some times: with this, what is first run from now on is compiled at once. Once the
 * first findings are shown, that is what an edit needs, which comes again; before, it would keep them waiting.
 */
export const COMPILE_SOON = "--always-sparkplug";

/**
 * Sets what V8 looks up whenever it needs it, and no flag on which it has built anything before. Only for the V8 of Node 20: a newer one
 * waits longer by itself, and says on stderr that it doesn't know the flag. Nor under Electron, whose flags need not be open to change
 * at run time (V8's `--freeze-flags-after-init`).
 */
export async function setV8(...flags: readonly Flag[]): Promise<void> {
  const { v8, electron } = process.versions;
  if (electron !== undefined || !v8.startsWith("11.")) return;
  const { setFlagsFromString } = await import("node:v8");
  for (const flag of flags) setFlagsFromString(flag);
}

type Flag = typeof OPTIMIZE_LATER | typeof SMALL_NURSERY | typeof CLEAR_ALONE | typeof COMPILE_SOON;
