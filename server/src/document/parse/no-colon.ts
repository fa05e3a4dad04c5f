import type { Described } from "./parse-error.ts";

/** What is wrong with a key that begins at an offset and has no colon behind it. */
export function noColon(start: number, key: string): Described {
  const end = start + key.length;
  return {
    message: `A key needs a colon behind it: write \`${key}:\`.`,
    at: [start, end],
    cure: { title: "Put a colon behind it", at: [end, end], text: ":" },
  };
}
