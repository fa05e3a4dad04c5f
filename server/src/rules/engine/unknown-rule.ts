import { renameKey } from "../../document/edit/edits.ts";
import type { Finding, Span } from "../../document/finding.ts";
import { nearest } from "../../text/nearest.ts";
import { shown } from "../../schema/words.ts";
import type { Rule } from "../rule.ts";
import { noRules } from "./no-rules.ts";

/**
 * An id that no rule bears, in `rules:` or in a comment: what it was meant to change goes on as before.
 *
 * @param rules - among which that is looked for which was meant
 * @param mayBe - may the id that was probably meant be written in its place?
 */
export function unknownRule(
  id: string,
  at: Span,
  rules: readonly Rule[],
  mayBe: (meant: string) => boolean = () => true,
): Finding {
  const ids = rules.map((rule) => rule.id);
  const near = nearest(id, ids);
  return {
    rule: "unknown-rule",
    severity: "warning",
    message: messageFor(id, near),
    at,
    ...(near !== undefined &&
      mayBe(near) && { fixes: [{ title: `Change to ${near}`, edits: [renameKey({ keyAt: at }, near)], safe: true }] }),
  };
}

function messageFor(id: string, near: string | undefined): string {
  if (NOT_RULES.has(id)) return `"${id}" is no rule: what it stands for always counts, so this has no effect.`;
  return `There is no rule "${shown(id)}", so this has no effect.${near === undefined ? "" : ` Is it ${near}?`}`;
}

const NOT_RULES: ReadonlySet<string> = new Set(noRules.map(({ id }) => id));
