/**
 * Seconds in words, exactly.
 *
 * @example durationWords(90_000) // "1 day 1 hour"
 */
export function durationWords(seconds: number): string {
  let rest = Math.abs(seconds);
  const parts: string[] = [];
  for (const [size, name] of UNITS) {
    const count = size === 1 ? rest : Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? "" : "s"}`);
  }
  return `${seconds < 0 ? "minus " : ""}${parts.join(" ") || "0 seconds"}`;
}

/**
 * Seconds that a text such as `1h`, `30 days` or `1h 30m` means; `undefined` where it means none.
 */
export function secondsOf(text: string): number | undefined {
  if (text.length > MAX_TEXT || !/^\s*(?:\d+\s*[a-z]+[\s,]*)+$/i.test(text)) return undefined;
  let total = 0;
  for (const [, count, word] of text.matchAll(/(\d{1,40})\s{0,40}([a-z]+)/gi)) {
    const size = sizeOf(word?.toLowerCase() ?? "");
    if (size === undefined) return undefined;
    total += Number(count) * size;
  }
  return Number.isSafeInteger(total) ? total : undefined;
}

function sizeOf(word: string): number | undefined {
  if (word === "w" || word === "week" || word === "weeks") return 604_800;
  if (word === "min" || word === "mins") return 60;
  if (word === "hr" || word === "hrs") return 3600;
  if (word === "sec" || word === "secs") return 1;
  return UNITS.find(([, name]) => word === name || word === `${name}s` || word === name[0])?.[0];
}

const UNITS = [
  [86_400, "day"],
  [3600, "hour"],
  [60, "minute"],
  [1, "second"],
] as const;
const MAX_TEXT = 40;
