const units = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

/** Seconds in words, the two largest units only: `1 day`, `2 hours 5 minutes`. Fractions are dropped. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "an unknown time";
  const parts: string[] = [];
  let rest = Math.floor(Math.abs(seconds));
  for (const [name, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? "" : "s"}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.length > 0 ? parts.join(" ") : "0 seconds";
}

/** `2026-03-01T12:00:00Z (in 2 hours)`; undefined for what is no moment of the calendar. Both in Unix seconds. */
export function moment(time: number, now: number): string | undefined {
  const date = new Date(time * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  const distance = time - now;
  const relation =
    Math.abs(distance) < 1 ? "now" : distance > 0 ? `in ${duration(distance)}` : `${duration(distance)} ago`;
  return `${date.toISOString().replace(/\.000Z$/, "Z")} (${relation})`;
}
