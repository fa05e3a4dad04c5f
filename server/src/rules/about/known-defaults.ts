import { type AuthApisFile, readFile } from "../../document/read/file.ts";
import type { TopLevelKey } from "../../document/read/top-level-keys.ts";
import { memoryKey } from "../../document/memory.ts";
import { lacksBase } from "./lacks-base.ts";
import { isMisspelt } from "./misspelt.ts";
import { isTorn } from "./torn.ts";

/**
 * Is it known what holds for APIs that don't say otherwise? Not where `defaults` is misspelt, stands twice or can't be read to its end, in
 * the file or in one that it extends, nor where that one can't be read. There is an error then, and what an API seems to lack may stand
 * there.
 */
export function areDefaultsKnown(file: AuthApisFile): boolean {
  const bases = file.base?.chain ?? [];
  const above = bases.map((base) =>
    base.remember(HIDES, ({ document, above }) => hidesSome(readFile(document, { base: above }).keys)),
  );
  return !lacksBase(file) && !hidesSome(file.keys) && !above.includes(true);
}

/** Only a map is what somebody means as `defaults`. */
function hidesSome(keys: readonly TopLevelKey[]): boolean {
  const maps = keys.filter((each) => each.key === "defaults" || each.value.kind === "map");
  const own = keys.filter(({ key }) => key === "defaults");
  return isMisspelt(maps, "defaults", "File") || own.length > 1 || own.some(({ block }) => isTorn(block));
}

const HIDES = memoryKey<boolean>();
