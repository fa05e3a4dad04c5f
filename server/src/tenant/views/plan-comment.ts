import type { Plan } from "../plan/plan.ts";
import { planMarkdown } from "./render-markdown.ts";

/** In UTF-16 units. GitHub takes 65,536 characters in a comment; some are left for what a workflow puts around it. */
const longestComment = 65_000;

/**
 * The plan as one comment of a pull request. The first line is the same for each plan of a tenant, so that a workflow finds the
 * comment again and replaces it; the same plan gives the same text. What does not fit is left out, and the last line says so.
 */
export function planComment(plan: Plan): string {
  const text = `${planMarker(plan)}\n${planMarkdown(plan)}`;
  if (text.length <= longestComment) return text;
  const lines = text.split("\n");
  const note = (rows: number) =>
    `\n**This is not all:** ${rows} more of the plan's rows do not fit in a comment, and a row above may be cut. ` +
    "`auth-apis plan` shows them all.\n";
  const room = longestComment - note(plan.changes.length).length;
  let length = 0;
  const end = lines.findIndex((line) => (length += line.length + 1) > room);
  const left = lines.slice(end).filter((line) => line.startsWith("- ")).length;
  return lines.slice(0, end).join("\n") + note(left);
}

/** An HTML comment, which no reader sees. */
export function planMarker({ tenant }: Plan): string {
  return `<!-- auth-apis plan: ${tenant.domain.replace(/[^a-z0-9.:[\]-]|-(?=-)/gi, "")} -->`;
}
