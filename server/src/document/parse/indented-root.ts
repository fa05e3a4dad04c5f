import { FILE_KEYS } from "../file-keys.ts";
import { blanksBefore, hasContent } from "./indent.ts";
import { joined, lineAround } from "../lines.ts";
import type { Described } from "./parse-error.ts";
import type { Cure } from "./syntax-cures.ts";

/**
 * What is wrong where a key stands at the left edge, and the first one of the text doesn't: all that `yaml` reads ends there. Either the
 * first one has slipped to the right, or the key above it is gone.
 *
 * @param start - where the key at the left edge begins
 */
export function indentedRoot(text: string, start: number): Described | undefined {
  const [, key] = KEY.exec(lineAround(text, start).text) ?? [];
  const lines = text.slice(0, start).split("\n");
  const number = lines.findIndex(hasContent);
  const [, indent = "", name] = INDENTED_KEY.exec(lines[number] ?? "") ?? [];
  if (key === undefined || name === undefined) return undefined;
  const line = lines.slice(0, number).reduce((sum, each) => sum + each.length + 1, 0);
  const at = [line + indent.length, line + indent.length + name.length] as const;
  const message = `"${name}" is indented, and "${key}" below isn't, so nothing can be read from there on.`;
  if (!FILE_KEYS.has(name) && !name.startsWith("x-")) {
    return { message: `${message} Put this at the left edge, or write the key above it to which it belongs.`, at };
  }
  const cure = outdented(lines.slice(number), line, indent);
  return { message: `${message} Keys of the file stand at the left edge.`, at, ...(cure && { cure }) };
}

/** The first of some lines at the left edge, and as far to the left what stands in it, if that is deeper. */
function outdented(lines: readonly string[], start: number, indent: string): Cure | undefined {
  const [first = "", ...others] = lines;
  const below = others.find(hasContent) ?? "";
  const own =
    blanksBefore(below).length > indent.length ? lines.slice(0, lines.findLastIndex(hasContent) + 1) : [first];
  if (own.some((line) => hasContent(line) && !line.startsWith(indent))) return undefined;
  const put = own.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()));
  return { title: "Put it at the left edge", at: [start, start + joined(own).length], text: joined(put) };
}

const KEY = /^["']?([A-Za-z_][\w-]*)["']?[ \t]*:(?:\s|$)/;
const INDENTED_KEY = /^( +)([A-Za-z_][\w-]*)[ \t]*:(?:\s|$)/;
