import type { AuthApisFile } from "../../document/read/file.ts";
import type { Finding } from "../../document/finding.ts";

/** What of an API is judged: all that there is to say, its errors alone, or nothing. */
export type Extent = "all" | "errors" | "none";

/** How much was found. */
export interface Found {
  readonly errors: number;
  readonly others: number;
}

/**
 * Counts what is found in a file's APIs, in their order: what was found in those above says what of the next one is judged. So the file as
 * a whole has no more findings than a server has room for, however much aliases and tenants multiply them.
 */
export class Tally {
  #errors = 0;
  #others = 0;

  get extent(): Extent {
    return extentAfter(this.#errors, this.#others);
  }

  add({ errors, others }: Found): void {
    this.#errors += errors;
    this.#others += others;
  }

  /** Would the next API be judged to the same extent after that? */
  holdsAfter({ errors, others }: Found): boolean {
    return extentAfter(this.#errors + errors, this.#others + others) === this.extent;
  }
}

/** Once the APIs are counted: that not everything of them is said. Where errors may be missing, one holds the file. */
export function* uncounted({ extent }: Tally, { document }: AuthApisFile): Iterable<Finding> {
  const block = document.blockNumbered(0);
  if (extent === "all" || !block) return;
  const [severity, message] = extent === "none" ? NO_MORE : ERRORS_ALONE;
  yield { rule: "syntax", severity, message, at: { block, start: 0, end: 1 } };
}

function extentAfter(errors: number, others: number): Extent {
  return errors >= MOST_JUDGED ? "none" : others >= MOST_JUDGED ? "errors" : "all";
}

/**
 * So many errors, and so many others: a file of 2 million characters with a finding on each second line has as many. Those of a version
 * and of the one before it are held together for a while.
 */
export const MOST_JUDGED = 50_000;
const NO_MORE = [
  "error",
  `This file's APIs have ${MOST_JUDGED} errors or more. Those below the last one that is listed aren't judged, and nothing of the file is synced.`,
] as const;
const ERRORS_ALONE = [
  "warning",
  `Rules find ${MOST_JUDGED} things or more in this file's APIs that are no errors. Below the last one that is listed they look for errors alone.`,
] as const;
