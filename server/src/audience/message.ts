import { quoted } from "../rules/about/identifier-text.ts";
import { differences } from "../facts/near-identifier.ts";
import type { Hit } from "./scan.ts";

/** What a hit means, in a sentence for the author of the file. */
export function messageOf({ meant, identifiers }: Hit): string {
  const others = identifiers.map((identifier) => {
    const differ = differences(meant, identifier).join(" and ");
    return `${quoted(identifier)}${differ === "" ? "" : ` in ${differ}`}`;
  });
  return (
    `No API of the workspace has the identifier ${quoted(meant)}; it differs from ${others.join(" and from ")}. ` +
    "Auth0 compares to the character: a token for this audience is refused, or is for another API."
  );
}
