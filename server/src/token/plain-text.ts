/** C0 and C1 controls, line and paragraph separators, and the marks that reorder text on the screen. */
const unsafe = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Foreign text as it may stand in a line of a terminal or a page: every control character becomes one visible
 * replacement mark, and what is longer than `most` UTF-16 units is cut with an ellipsis.
 */
export function oneLine(text: string, most = 1000): string {
  const line = text
    .slice(0, most)
    .replace(unsafe, "\ufffd")
    .replace(/\p{Surrogate}/gu, "\ufffd");
  return text.length > most ? `${line}…` : line;
}

/** A cell of a Markdown table that shows exactly this text, as code (with a fence one longer than any within). */
export function markdownCell(text: string, most?: number): string {
  const line = oneLine(text, most);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^$|^[` ]|[` ]$/.test(line) ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`.replaceAll("|", "\\|");
}

/** Markdown that shows this text as text: nothing in it is a link, an emphasis or HTML. */
export function markdownText(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>()#+\-.!|&~:@]/g, "\\$&");
}
