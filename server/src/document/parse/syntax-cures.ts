import { lineAround } from "../lines.ts";
import { commaBefore, openBracket } from "./bracket-words.ts";

/** The edit that makes what was probably meant of the text. */
export interface Cure {
  readonly title: string;
  readonly at: readonly [number, number];
  readonly text: string;
  /** Something else may have been meant as well. */
  readonly isGuess?: boolean;
}

/** A plain value, to its line's end, in quotes; none in brackets, where it ends elsewhere. */
export function inQuotes(text: string, start: number): Cure | undefined {
  const value = valueAt(text, start);
  if (value === "" || openBracket(text, start)) return undefined;
  return { title: "Put the value in quotes", at: [start, start + value.length], text: JSON.stringify(value) };
}

/** What stands on a line from an offset on, without the comment behind it. */
export function valueAt(text: string, start: number): string {
  const line = lineAround(text, start);
  const behind = line.text.slice(start - line.start);
  const comment = behind.search(/\s#/);
  return (comment < 0 ? behind : behind.slice(0, comment)).trimEnd();
}

/** The comma that is missing before an offset. */
export function withComma(text: string, start: number): Cure | undefined {
  const end = commaBefore(text, start);
  return end === undefined ? undefined : { title: "Put a comma before it", at: [end, end], text: "," };
}
