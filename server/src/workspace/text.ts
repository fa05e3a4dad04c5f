import { isUtf8 } from "node:buffer";

/** The text of a file whose bytes may be anything. */
export interface DecodedText {
  /** What can't be read in it is replaced by U+FFFD. */
  readonly text: string;
  /** Why it isn't YAML at all, and where in the text (UTF-16 units) that shows. */
  readonly problem?: { readonly offset: number; readonly message: string };
}

/** YAML is UTF-8 here, as everything in a repository is; a zero byte shows that it is no text, or UTF-16. */
export function decode(bytes: Buffer): DecodedText {
  const text = bytes.toString("utf8");
  if (/^(?:\xff\xfe|\xfe\xff)/.test(bytes.subarray(0, 2).toString("latin1"))) {
    return { text, problem: { offset: 0, message: "This file is UTF-16. Save it as UTF-8." } };
  }
  const zero = text.indexOf("\0");
  if (zero >= 0) return { text, problem: { offset: zero, message: "This is no text: a zero byte stands here." } };
  if (isUtf8(bytes)) return { text };
  const message = "This is not UTF-8. Save the file as UTF-8, or write the character as an escape.";
  return { text, problem: { offset: firstDifference(bytes, text), message } };
}

/** Where the text stops being what the bytes say. */
function firstDifference(bytes: Buffer, text: string): number {
  const again = Buffer.from(text, "utf8");
  const at = bytes.findIndex((byte, index) => byte !== again[index]);
  return again.subarray(0, at).toString("utf8").length;
}
