import { shown } from "../../schema/words.ts";
import { fenceAround, markdownCode } from "../../text/printable.ts";

/** Markdown made of texts that come from a file or a tenant: whatever they hold, it is shown, not followed. */

/** A text as a code span. */
export function code(text: string): string {
  return markdownCode(shown(text, LONGEST));
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

/** Lines of YAML, each of them without line ends and secrets. */
export function yaml(lines: readonly string[]): string {
  const fence = fenceAround(lines.join("\n"), 3);
  return [`${fence}yaml`, ...lines, fence].join("\n");
}

const LONGEST = 300;
