import type { Frame } from "./frame.ts";
import type { Place } from "./place.ts";

/** Does a word stand behind a dash at another column than those of its list above it? Nothing can begin there. */
export function isBesideList({ token, words }: Place): boolean {
  const list = token.frame;
  if (list?.kind !== "list" || list.flow) return false;
  const isOther = (frame: Frame): boolean =>
    frame !== list && frame.kind === "list" && frame.parent === list.parent && frame.step === list.step;
  return words.some((word) => {
    let frame = word.token.frame;
    while (frame && frame.depth > list.depth) frame = frame.parent;
    return frame !== undefined && isOther(frame);
  });
}
