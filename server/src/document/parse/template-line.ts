import { lineAround } from "../lines.ts";
import { MARK, ofTemplate } from "../foreign-words.ts";
import type { Described } from "./parse-error.ts";

/**
 * What is wrong with a line that holds nothing but a template's mark, such as `{{ if x }}`; or with the one below it, if that begins at the
 * same column: it comes of the mark.
 */
export function templateLine(text: string, start: number): Described | undefined {
  const line = lineAround(text, start);
  const above = lineAround(text, endAbove(text, line.start));
  return marked(line) ?? (columnOf(above) === columnOf(line) ? marked(above) : undefined);
}

type Line = ReturnType<typeof lineAround>;

function marked(line: Line): Described | undefined {
  const mark = MARK_ALONE.exec(line.text.trim())?.[1];
  const from = line.start + columnOf(line);
  return mark === undefined ? undefined : { message: ofTemplate("This line"), at: [from, from + mark.length] };
}

function columnOf({ text }: Line): number {
  return text.search(/\S/);
}

/** Where the text above a line ends, blank lines left out. */
function endAbove(text: string, start: number): number {
  return text.slice(Math.max(0, start - FAR), start).trimEnd().length + Math.max(0, start - FAR);
}

const MARK_ALONE = new RegExp(String.raw`^(${MARK})(?:\s+#.*)?$`);
/** In UTF-16 units. Of a text with many errors, each looks back no further. */
const FAR = 200;
