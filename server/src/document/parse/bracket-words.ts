/**
 * What a parse error in brackets means, in plain words; `undefined` for one that is about something else.
 *
 * @param message - as `yaml` says it
 */
export function bracketWords(message: string, text: string, start: number): string | undefined {
  if (message.startsWith(BLOCK_IN_FLOW)) return text[start] === "-" ? DASHES : COMMA_OR_QUOTES;
  if (message.startsWith("Missing , or : between")) return "A comma or a colon is missing before this.";
  if (message.startsWith("Missing , between")) return COMMA;
  if (message.startsWith("Unexpected , in"))
    return "This comma has nothing before it. Remove it, or write what is missing.";
  if (/^Unexpected flow-(?:map|seq)-start at node end/.test(message) && isClosed(text, start)) return COMMA;
  if (/^Unexpected flow-(?:map|seq)-end token/.test(message))
    return "This bracket closes none that is open. Remove it, or open one before it.";
  return undefined;
}

/** Where the comma belongs that is missing before an offset: behind what stands there. None where that may be a comment. */
export function commaBefore(text: string, start: number): number | undefined {
  const end = endBefore(text, start);
  return text.slice(text.lastIndexOf("\n", end - 1) + 1, end).includes("#") ? undefined : end;
}

/**
 * Where what lacks a comma before it begins, behind a whole text in quotes on the same line: nothing of that can be a part of a key.
 *
 * @param message - as `yaml` says it of what begins at `start`
 */
export function behindQuoted(message: string, text: string, start: number): number | undefined {
  if (!message.startsWith(BLOCK_IN_FLOW)) return undefined;
  const quoted = QUOTED.exec(text.slice(start, start + FAR))?.[0];
  return quoted === undefined ? undefined : start + quoted.length;
}

function isClosed(text: string, start: number): boolean {
  const before = text[endBefore(text, start) - 1];
  return before === "]" || before === "}";
}

/** The end of what stands before an offset, spaces and line breaks left out. */
function endBefore(text: string, start: number): number {
  let end = start;
  while (end > 0 && /\s/.test(text[end - 1] ?? "")) end--;
  return end;
}

/** The place of the last bracket before an offset that nothing has closed. What is in quotes isn't told apart. */
export function openBracket(text: string, offset: number): readonly [number, number] | undefined {
  let closed = 0;
  for (let at = offset - 1; at >= 0 && offset - at < FAR; at--) {
    const char = text[at] ?? "";
    if ("]}".includes(char)) closed++;
    if (!"[{".includes(char)) continue;
    if (closed === 0) return [at, at + 1];
    closed--;
  }
  return undefined;
}

export const OPEN_BRACKET = "A bracket is opened here and not closed, or its content isn't indented far enough.";
export const COMMA = "A comma is missing before this.";
const COMMA_OR_QUOTES = "A comma is missing in this, or a value that contains a colon isn't in quotes.";
const DASHES = "In brackets no dash begins an item: write `[a, b]`, or the list without brackets.";
const BLOCK_IN_FLOW = "Block collections are not allowed within flow";
const QUOTED = /^(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')[ \t]+(?=["'\w])/;
/** Of a text with many errors, each looks back no further. */
const FAR = 10_000;
