/**
 * V8 spends more on optimizing code than a keystroke, or a command, costs: with this it waits until something has run for longer (in
 * bytes of bytecode).
 */
export const OPTIMIZE_LATER = "--interrupt-budget=1000000";

/** V8 gives what lives for a moment only several times the memory of a file: with this it stays at its first size. */
export const SMALL_NURSERY = "--semi-space-growth-factor=1";

/**
 * Sets what V8 looks up whenever it needs it, and no flag on which it has built anything before. Node lets these change at run time;
 * Electron need not (V8's `--freeze-flags-after-init`), so there nothing is set.
 */
export async function setV8(...flags: readonly (typeof OPTIMIZE_LATER | typeof SMALL_NURSERY)[]): Promise<void> {
  if (process.versions["electron"] !== undefined) return;
  const { setFlagsFromString } = await import("node:v8");
  for (const flag of flags) setFlagsFromString(flag);
}
