import { oneLine } from "../../text/printable.ts";

/**
 * A text as it may stand in XML, in attributes too. Line breaks stay; other control characters become a visible mark, since XML 1.0
 * has no way to write most of them.
 */
export function xml(text: string): string {
  return text
    .split("\n")
    .map((line) => oneLine(line).replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? character))
    .join("&#10;");
}

/** XML 1.0, 4.6. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
]);
