import type { ErrorCode } from "yaml";

/** What a parse error means that needs no look at the text, in plain words whatever `yaml` says. */
export function otherWords(code: ErrorCode, message: string): string {
  const known = BY_MESSAGE.find(([start]) => message.startsWith(start));
  return known?.[1] ?? BY_CODE[code] ?? UNREADABLE;
}

const BY_MESSAGE: readonly (readonly [start: string, words: string])[] = [
  ["Block collection cannot start", "Behind --- no key may stand on the same line. Put it on the next one."],
  ["Comments", "A comment needs a space before its #."],
  ["Tags and anchors must be separated", "Behind an anchor or a tag (`&name`, `!tag`) a space is missing."],
  ["Missing newline after block sequence props", "Behind an anchor or a tag a list begins on the next line."],
  ["Missing directives-end", "A line that begins with % is for YAML itself, and `---` must follow it. Remove it."],
  ["Missing space after :", "A colon needs a space behind it."],
  [
    "Block scalars with more-indented",
    "The first lines of this text are indented further than the others. Remove them.",
  ],
  ["Block scalar header", "Behind | or > a text begins on the next line."],
  ["Not a YAML token", "Behind | or > a text begins on the next line."],
];

const BY_CODE: { readonly [Code in ErrorCode]?: string } = {
  ALIAS_PROPS: "An alias can't have an anchor or a tag. Remove what stands before its *.",
  BAD_COLLECTION_TYPE: "This tag doesn't go with its value. Remove it: a file needs no tags.",
  BAD_DIRECTIVE:
    "A line that begins with % is for YAML itself, and this one can't be read. Remove it: a file needs none.",
  BAD_PROP_ORDER: "An anchor or a tag stands behind the dash or the colon, not before it.",
  KEY_OVER_1024_CHARS: "A key may have 1,024 characters before its colon. Put a value that contains a colon in quotes.",
  MULTIPLE_ANCHORS: "A value can have one anchor only. Remove one.",
  MULTIPLE_TAGS: "A value can have one tag only. Remove it: a file needs no tags.",
  TAG_RESOLVE_FAILED: "This tag isn't known, or doesn't go with its value. Remove it: a file needs no tags.",
};
const UNREADABLE = "YAML can't read this. Check the indentation, the quotes and the brackets before it.";
