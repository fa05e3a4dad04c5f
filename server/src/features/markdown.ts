import { withoutSecrets } from "../schema/secret-text.ts";

/**
 * Markdown made of texts that come from a file or a tenant: whatever they hold, it is shown, not followed. Control and
 * bidirectional characters become spaces.
 */

/** A text as a code span. */
export function code(text: string): string {
  const line = clean(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  const pad = line.startsWith("`") || line.endsWith("`") || line.trim() === "" ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A text as words of a sentence: nothing in it is markup. */
export function words(text: string): string {
  return clean(text).replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&:@/]/g, "\\$&");
}

/** A table of cells that are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll(/(?<!\\)\|/g, "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function clean(text: string): string {
  const line = withoutSecrets(text)
    .slice(0, LONGEST + 1)
    .replace(CONTROL, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

const LONGEST = 300;
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
