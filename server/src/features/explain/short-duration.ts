/**
 * Seconds as briefly as can be, exactly.
 *
 * @example shortDuration(5400) // "1 h 30 min"
 */
export function shortDuration(seconds: number): string {
  let rest = seconds;
  const parts: string[] = [];
  for (const [size, unit] of UNITS) {
    const count = size === 1 ? rest : Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${String(count)} ${unit}`);
  }
  return parts.join(" ") || "0 s";
}

const UNITS = [
  [86_400, "d"],
  [3600, "h"],
  [60, "min"],
  [1, "s"],
] as const;
