import type { Finding, Span } from "../document/finding.ts";
import { nearest } from "../document/nearest.ts";
import type { Rule } from "./rule.ts";

/** An id that no rule bears, in `rules:` or in a comment: what it was meant to change goes on as before. */
export function unknownRule(id: string, at: Span, rules: readonly Rule[]): Finding {
  const near = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  const hint = near === undefined ? "" : ` Is it ${near}?`;
  return {
    rule: "unknown-rule",
    severity: "warning",
    message: `There is no rule "${id}", so this has no effect.${hint}`,
    at,
    ...(near !== undefined && { fixes: [{ title: `Change to ${near}`, edits: [{ at, text: near }], safe: true }] }),
  };
}
