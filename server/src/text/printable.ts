/** C0 and C1 controls, line and paragraph separators, and the marks that reorder or hide text on the screen. */
const unsafe = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\u061c\ufeff]/g;

/**
 * Text of a tenant or a file as it may stand in a line of a terminal: control characters become a visible mark, and
 * what is longer than `most` UTF-16 units ends in an ellipsis.
 */
export function oneLine(text: string, most = 1000): string {
  const line = wellFormed(text.slice(0, most).replace(unsafe, "\ufffd"));
  return text.length > most ? `${line}…` : line;
}

/** The value as JSON on one line, for a program; on a terminal it does no more than other text. */
export function jsonText(value: object): string {
  return JSON.stringify(value).replace(unsafe, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** Markdown that shows this text as text: nothing in it is markup, a link, a mention or HTML. */
export function markdownText(text: string, most?: number): string {
  return oneLine(text, most)
    .replace(/[&<>@#:]/g, entity)
    .replace(/[\\`*_{}[\]()+\-.!|~]/g, "\\$&");
}

/** Markdown that shows exactly this text as code (a fence one longer than any within). */
export function markdownCode(text: string, most?: number): string {
  const line = oneLine(text, most);
  const fence = fenceAround(line);
  // Markdown takes one space away at each end, and a fence must not touch a backtick.
  const pad = /^$|^[` ]|[` ]$/.test(line) ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** The same in a cell of a Markdown table. */
export function markdownCell(text: string, most?: number): string {
  return markdownCode(text, most).replaceAll("|", "\\|");
}

/** Backticks, one more than stand together anywhere within; a block of code needs three at least. */
export function fenceAround(text: string, least = 1): string {
  const runs = (text.match(/`+/g) ?? []).map((run) => run.length + 1);
  return "`".repeat(Math.max(least, ...runs));
}

/** GitHub makes links of `@name`, `#1` and bare addresses even behind a backslash, but not of entities. */
function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Without lone surrogates, at which `encodeURIComponent` throws. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
