import type { AuthApisFile } from "../../document/read/file.ts";
import { isMisspelt } from "./misspelt.ts";

/** Does the file extend another one, be it by a misspelt key, that can't be read, or of which not all can be? */
export function lacksBase({ keys, base }: Pick<AuthApisFile, "keys" | "base">): boolean {
  const extendsAny = keys.some(({ key }) => key === "extends") || isMisspelt(keys, "extends", "File");
  return extendsAny && base?.whole !== true;
}
