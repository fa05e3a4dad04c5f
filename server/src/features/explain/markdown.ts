import { shown } from "../../schema/words.ts";

/** Markdown made of texts that come from a file or a tenant: whatever they hold, it is shown, not followed. */

/** A text as a code span. */
export function code(text: string): string {
  const line = shown(text, LONGEST);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  const pad = line.startsWith("`") || line.endsWith("`") || line.trim() === "" ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A text as words of a sentence: nothing in it is markup. */
export function words(text: string): string {
  return shown(text, LONGEST).replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&:@/]/g, "\\$&");
}

/** A table of cells that are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll(/(?<!\\)\|/g, "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const LONGEST = 300;
