import { written, writtenInBlock } from "../edit/scalar-text.ts";
import { type ForeignWord, foreignWords, variableFor, variableTitle, variableInstead } from "../foreign-words.ts";
import type { Cure } from "./syntax-cures.ts";
import type { SyntaxProblem } from "./syntax.ts";
import type { TreeScalar } from "./tree.ts";

/** Where a scalar stands: behind a key or dash, the same in brackets, or before a colon. */
export type ScalarPlace = "value" | "in brackets" | "key";

/** What a scalar means that YAML can't read for a template's placeholder in it, and how this format writes that. */
export function bareTemplate({ block, start, end }: TreeScalar, place: ScalarPlace): SyntaxProblem {
  const source = block.text.slice(start, end);
  const words = foreignWords(source);
  const inApi = block.kind === "item" && place !== "key";
  const message = `${named(words[0])} is a placeholder of a template; nothing fills it in here, and YAML takes its braces for a map. ${wayOut(words[0], inApi, place)}`;
  const cure = inApi ? withVariables(source, words, place) : undefined;
  return { code: "bare-template", message, start, end, ...(cure && { cure: { ...cure, at: [start, end] } }) };
}

/** Of what is no name, nobody knows what it says. */
function named(word: ForeignWord | undefined): string {
  return word?.name === undefined ? "{{ … }}" : word.text;
}

function wayOut(word: ForeignWord | undefined, inApi: boolean, place: ScalarPlace): string {
  if (place === "key") return "Write the key itself.";
  if (!inApi || word === undefined) return "Write the value itself.";
  const variable = place === "value" ? variableFor(word) : `"${variableFor(word)}", in quotes`;
  return variableInstead(variable);
}

function withVariables(
  source: string,
  words: readonly ForeignWord[],
  place: ScalarPlace,
): Omit<Cure, "at"> | undefined {
  const [first] = words;
  if (first === undefined || source.includes("\n") || words.some(({ name }) => name === undefined)) return undefined;
  const plain = words.reduce((text, word) => text.replace(word.text, () => variableFor(word)), source);
  const text = place === "value" ? writtenInBlock(plain) : written(plain, "double");
  return { title: variableTitle(first), text };
}
