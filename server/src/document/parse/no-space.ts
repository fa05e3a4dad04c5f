import type { Described } from "./parse-error.ts";

/** What is wrong with a key that begins at an offset and has no space behind its colon. */
export function noSpace(start: number, key: string): Omit<Described, "at"> & Required<Pick<Described, "cure">> {
  const behind = start + key.length + 1;
  return {
    message: `A key needs a space behind its colon: write \`${key}: \`, then the value.`,
    cure: { title: "Put a space behind the colon", at: [behind, behind], text: " " },
  };
}
