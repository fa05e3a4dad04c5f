/**
 * What our Markdown says, for whoever would see its marks: emphasis and code without them, links with their address behind,
 * tables in columns. It knows what `features/explain` and the schema write, no more.
 */
export function plainText(markdown: string): string {
  const lines: string[] = [];
  let table: (readonly string[])[] = [];
  /** The backticks that opened the fence, and end it; a line of fewer is text. */
  let fence: string | undefined;
  const endTable = (): void => {
    lines.push(...inColumns(table));
    table = [];
  };
  for (const line of markdown.split("\n")) {
    const cells = fence === undefined ? cellsOf(line) : undefined;
    if (cells) {
      table.push(cells);
      continue;
    }
    endTable();
    const opened = FENCE.exec(line)?.[1];
    if (line === fence) fence = undefined;
    else if (fence === undefined && opened) fence = opened;
    else lines.push(fence === undefined ? withoutMarks(line) : line);
  }
  endTable();
  return lines.join("\n");
}

/** The cells of a table's row, as text. */
function cellsOf(line: string): readonly string[] | undefined {
  if (!/^\|.*\|$/.test(line)) return undefined;
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => withoutMarks(cell.trim().replaceAll("\\|", "|")));
}

function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const shown = rows.filter((row) => !row.every((cell) => cell === "---"));
  const widths = rows[0]?.map((_, column) => Math.max(...shown.map((row) => row[column]?.length ?? 0))) ?? [];
  return shown.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function withoutMarks(text: string): string {
  let plain = "";
  for (let at = 0; at < text.length;) {
    const piece = codeAt(text, at) ?? linkAt(text, at) ?? signAt(text, at);
    plain += piece.says;
    at += piece.length;
  }
  return plain;
}

/** What some characters of Markdown say. */
interface Piece {
  readonly length: number;
  readonly says: string;
}

function codeAt(text: string, at: number): Piece | undefined {
  let begin = at;
  while (text[begin] === "`") begin++;
  const end = begin === at ? -1 : text.indexOf(text.slice(at, begin), begin);
  if (end < 0) return undefined;
  const code = text.slice(begin, end);
  const isPadded = code.startsWith(" ") && code.endsWith(" ") && code.trim() !== "";
  return { length: end + begin - at - at, says: isPadded ? code.slice(1, -1) : code };
}

function linkAt(text: string, at: number): Piece | undefined {
  const middle = text[at] === "[" ? text.indexOf("]", at) : -1;
  const end = text[middle + 1] === "(" ? text.indexOf(")", middle) : -1;
  if (middle < 0 || end < 0) return undefined;
  return { length: end + 1 - at, says: `${withoutMarks(text.slice(at + 1, middle))} (${text.slice(middle + 2, end)})` };
}

/** One character, or two where the first takes its meaning from the other. */
function signAt(text: string, at: number): Piece {
  if (text[at] === "\\" && /[!-/:-@[-`{-~]/.test(text[at + 1] ?? "")) return { length: 2, says: text[at + 1] ?? "" };
  return { length: 1, says: text[at] === "*" ? "" : (text[at] ?? "") };
}

/** A code span may begin a line with as many backticks; it ends in the same line. */
const FENCE = /^(`{3,})[^`]*$/;
