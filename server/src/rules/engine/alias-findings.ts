import type { Finding, Fix } from "../../document/finding.ts";
import type { AnchorIndex } from "../../document/read/anchors.ts";
import type { Unresolved } from "../../document/read/resolve.ts";
import { tornFrom } from "../../document/torn-from.ts";

/**
 * What is wrong with an alias or a merge key. A sign that makes a text an alias by mistake is a syntax error already where it leaves more
 * behind it, or no name; what a variable lacks is a rule's business (`undefined-variable`).
 */
export function* aliasFindings(unresolved: Unresolved, anchors: AnchorIndex): Iterable<Finding> {
  const { reason, name, at } = unresolved;
  if (reason === "undefined-variable" || (reason === "unknown-alias" && at.end > tornFrom(at.block))) return;
  const withColon = reason === "unknown-alias" && /^[^:]+:$/.test(name) ? named(unresolved, anchors) : undefined;
  yield { rule: "syntax", severity: "error", message: MESSAGES[reason](name), at, ...withColon };
}

/** `*x:`, in which the colon is a part of the alias's name (YAML 1.2.2, 6.9.2). */
function named({ name, at }: Unresolved, anchors: AnchorIndex): Pick<Finding, "message" | "fixes"> {
  const meant = name.slice(0, -1);
  const isColon = "YAML takes the colon for a part of this alias's name";
  if (!anchors.find(meant, at)) return { message: `${isColon}, and there is no anchor &${meant} above it either.` };
  const message = `${isColon}. Remove it to mean &${meant}; a colon that is meant needs a space before it.`;
  const fix: Fix = {
    title: `Change to *${meant}`,
    edits: [{ at: { block: at.block, start: at.end - 1, end: at.end }, text: "" }],
    safe: false,
  };
  return { message, ...(at.block.text.slice(at.start, at.end).endsWith(`*${name}`) && { fixes: [fix] }) };
}

const MESSAGES = {
  "unknown-alias": (name: string) => `No anchor &${name} stands above this alias, so it has no value.`,
  "circular-alias": (name: string) => `The alias *${name} stands inside its own anchor, so it has no end.`,
  "too-many-aliases": () =>
    "Aliases bring more than can be read here: aliases of aliases, or much text for each of many tenants.",
  "merge-of-no-map": () => "`<<` merges a map, or a list of maps; this is neither.",
};
