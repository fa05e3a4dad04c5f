import { wellFormed } from "./printable.ts";

/** Text of a file as a string literal of a language: whatever it holds, it can't end the literal. Plain ASCII stays readable. */
export type Literal = (text: string) => string;

export const javascript = literal((point) => `\\u{${hex(point)}}`);
export const python = literal((point) => `\\U${hex(point, 8)}`);
export const csharp = literal((point) => `\\U${hex(point, 8)}`);
export const go = literal((point) => `\\U${hex(point, 8)}`);
/** Double quotes expand variables in PHP. */
export const php = literal((point) => `\\u{${hex(point)}}`, "$");
/** Double quotes expand `#{…}`, `#@…` and `#$…` in Ruby. */
export const ruby = literal((point) => `\\u{${hex(point)}}`, "#");
/** A `\u000a` would be a line break before Java looks for strings (JLS 3.3), so what is below 0x80 is written in octal. */
export const java = literal((point) =>
  point < 0x80
    ? `\\${point.toString(8).padStart(3, "0")}`
    : Array.from({ length: point > 0xffff ? 2 : 1 }, (_, index) => {
        const unit = String.fromCodePoint(point).charCodeAt(index);
        return `\\u${hex(unit, 4)}`;
      }).join(""),
);

/** @param expanding - a character that means something inside the language's double quotes */
function literal(escape: (codePoint: number) => string, expanding = ""): Literal {
  return (text) => {
    const characters = Array.from(wellFormed(text), (character) => {
      if (character === '"' || character === "\\" || character === expanding) return `\\${character}`;
      return /[ -~]/.test(character) ? character : escape(character.codePointAt(0) ?? 0);
    });
    return `"${characters.join("")}"`;
  };
}

function hex(point: number, length = 0): string {
  return point.toString(16).padStart(length, "0");
}
