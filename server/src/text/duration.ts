/**
 * Seconds in words, exactly.
 *
 * @example durationWords(90_000) // "1 day 1 hour"
 */
export function durationWords(seconds: number): string {
  return `${seconds < 0 ? "minus " : ""}${inWords(partsOf(Math.abs(seconds)))}`;
}

/**
 * The same as briefly as can be.
 *
 * @example shortDuration(5400) // "1 h 30 min"
 */
export function shortDuration(seconds: number): string {
  return (
    partsOf(seconds)
      .map(([count, { short }]) => `${count} ${short}`)
      .join(" ") || "0 s"
  );
}

/**
 * As far as it matters to a reader: the largest unit and the next smaller one, fractions dropped, and no sign.
 *
 * @example roughDuration(90_061) // "1 day 1 hour"
 */
export function roughDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "an unknown time";
  const [first, second] = partsOf(Math.floor(Math.abs(seconds)));
  const isNext = first && second && UNITS.indexOf(second[1]) === UNITS.indexOf(first[1]) + 1;
  return inWords([...(first ? [first] : []), ...(isNext ? [second] : [])]);
}

/** `2026-03-01T12:00:00Z (in 2 hours)`; undefined for what is no moment of the calendar. Both in Unix seconds. */
export function moment(time: number, now: number): string | undefined {
  const date = new Date(time * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  const distance = time - now;
  const relation =
    Math.abs(distance) < 1 ? "now" : distance > 0 ? `in ${roughDuration(distance)}` : `${roughDuration(distance)} ago`;
  return `${date.toISOString().replace(/\.000Z$/, "Z")} (${relation})`;
}

/** Seconds that a text such as `1h`, `30 days` or `1h 30m` means; `undefined` where it means none. */
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

function inWords(parts: readonly Part[]): string {
  return parts.map(([count, { word }]) => `${count} ${word}${count === 1 ? "" : "s"}`).join(" ") || "0 seconds";
}

/** How many there are of each unit, the largest first; none of which there are none. */
function partsOf(seconds: number): readonly Part[] {
  let rest = seconds;
  return UNITS.flatMap((unit) => {
    const count = unit.size === 1 ? rest : Math.floor(rest / unit.size);
    rest -= count * unit.size;
    return count > 0 ? [[count, unit] as const] : [];
  });
}

function sizeOf(word: string): number | undefined {
  if (word === "w" || word === "week" || word === "weeks") return 604_800;
  if (word === "min" || word === "mins") return 60;
  if (word === "hr" || word === "hrs") return 3600;
  if (word === "sec" || word === "secs") return 1;
  return UNITS.find((unit) => word === unit.word || word === `${unit.word}s` || word === unit.word[0])?.size;
}

type Part = readonly [count: number, unit: Unit];

interface Unit {
  /** In seconds. */
  readonly size: number;
  readonly word: string;
  readonly short: string;
}

const UNITS: readonly Unit[] = [
  { size: 86_400, word: "day", short: "d" },
  { size: 3600, word: "hour", short: "h" },
  { size: 60, word: "minute", short: "min" },
  { size: 1, word: "second", short: "s" },
];
const MAX_TEXT = 40;
