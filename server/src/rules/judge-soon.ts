import type { AuthApisFile } from "../document/read/file.ts";
import type { Finding } from "../document/finding.ts";
import type { Steps } from "../document/steps.ts";
import { analyse, type AnalyseOptions } from "./analyse.ts";
import { Look } from "./look-through.ts";

/**
 * Everything that is to be said of a file, as {@link analyse} says it; `undefined` where that is much work. Of what an edit makes of a file
 * that was judged it is little, if the edit bears on few APIs.
 */
export function* judgeSoon(
  file: AuthApisFile,
  options: Pick<AnalyseOptions, "facts" | "others"> = {},
): Steps<readonly Finding[] | undefined> {
  const look = new Look(file, options.facts);
  while (look.on(STEP)) {
    if (look.work >= MOST) return undefined;
    yield;
  }
  return analyse(file, options);
}

// In units of `Look.on`; a usual API is about a thousand.
const STEP = 20_000;
const MOST = 200_000;
