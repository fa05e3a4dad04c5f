import type { Document } from "../../document/document.ts";
import { lineStart } from "../../document/edit/edits.ts";
import { endOfWord, skipBlank } from "../../document/cut/flow-words.ts";
import { nextLine } from "../../document/cut/line-shape.ts";
import type { Place } from "./place.ts";

/**
 * Does a word of a block-style file stand in a bracket that is closed further down, but further to the left than YAML lets anything
 * stand there, or with a bracket in it? Whatever is chosen for it would end the one, or replace the other.
 */
export function isBesideBracket(place: Place, document: Document): boolean {
  const { token, block, text, start, end, indent } = place;
  if (token.frame?.flow) return indent !== undefined;
  if (block === undefined || token.style !== "plain") return false;
  const own = bracketsOf(text.replace(PLACEHOLDER_BEGUN, ""));
  if (own.open + own.closed > 0) return true;
  const origin = document.offsetOf(block);
  const line = lineStart(block.text, start - origin);
  const above = block.text.slice(0, line);
  const before =
    skipBlank(above, 0) === above.length ? document.blockNumbered(document.numberOf(block) - 1)?.text : undefined;
  return bracketsOf((before ?? "") + above).open > 0 && closes(block.text.slice(line), end - origin - line);
}

/**
 * Does the line with which a text begins close a bracket, or one below it with nothing between that ends what is around the bracket?
 *
 * @param typed - where on the line the word ends
 */
function closes(text: string, typed: number): boolean {
  const column = indentAt(text, 0);
  let end = nextLine(text, typed);
  while (end < text.length && (indentAt(text, end) > column || GOES_ON.test(text.slice(end, end + column + 1))))
    end = nextLine(text, end);
  return bracketsOf(text.slice(0, end)).closed > 0;
}

function indentAt(text: string, line: number): number {
  let at = line;
  while (text[at] === " ") at++;
  return at - line;
}

/** How many brackets a text leaves open, and how many it closes that others have opened. Quotes and comments are left aside. */
function bracketsOf(text: string): { readonly open: number; readonly closed: number } {
  let [open, closed] = [0, 0];
  for (let at = skipBlank(text, 0); at < text.length; at = skipBlank(text, at)) {
    const char = text.charAt(at);
    if ("[{".includes(char)) open++;
    else if (/[\]}]/.test(char)) {
      if (open > 0) open--;
      else closed++;
    }
    at = "[]{},:".includes(char) ? at + 1 : endOfWord(text, at);
  }
  return { open, closed };
}

/** Empty, a comment, or a closing bracket: on a line that isn't indented. */
const GOES_ON = /^ *[\r\n#\]}]/;
const PLACEHOLDER_BEGUN = /\$\{[^{}]*$/;
