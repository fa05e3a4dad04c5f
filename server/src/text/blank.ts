/** What a blank character is: in a message it looks like any other. */
export function blankWord(character: string): string {
  return WORDS.get(character) ?? "blank";
}

/** The blanks at a text's ends, in the plural: "tabs". Only for a text that has some. */
export function blanksAround(text: string): string {
  const ends = text.slice(0, text.length - text.trimStart().length) + text.slice(text.trimEnd().length);
  const [word, other] = new Set(Array.from(ends, blankWord));
  return `${other === undefined && word !== undefined ? word : "blank"}s`;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  [" ", "space"],
  ["\t", "tab"],
  ["\n", "line break"],
  ["\r", "line break"],
  ["\u00a0", "no-break space"],
]);
