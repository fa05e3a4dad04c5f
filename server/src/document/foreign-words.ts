import type { Value } from "./read/value.ts";

/** A placeholder that another tool would fill in, and nothing here. */
export interface ForeignWord {
  readonly text: string;
  /** Offset in the text in which it stands. */
  readonly start: number;
  readonly tool: "auth0-deploy-cli" | "a template";
  /** What it names, if that could be a variable's name. */
  readonly name: string | undefined;
}

/** The placeholders of other tools in a text: `@@NAME@@`, `##NAME##` and `{{ NAME }}`. */
export function foreignWords(text: string): readonly ForeignWord[] {
  return [...text.matchAll(WORD)].map(({ 0: whole, 1: typed, 2: literal, 3: template, index }) => {
    const name = typed ?? literal ?? template?.trim() ?? "";
    return {
      text: whole,
      start: index,
      tool: template === undefined ? "auth0-deploy-cli" : "a template",
      name: /^[\w-]+$/.test(name) ? name : undefined,
    };
  });
}

/** The placeholder of a template that a value is: without quotes, YAML takes it for a map in a map. */
export function templateIn({ kind, at, via }: Value): ForeignWord | undefined {
  const { block, start, end } = at;
  if (kind !== "map" || via !== undefined || !block.text.startsWith("{{", start)) return undefined;
  const [only] = foreignWords(block.text.slice(start, end));
  return only?.text.length === end - start ? only : undefined;
}

/** A text without the placeholders of other tools. */
export function withoutForeign(text: string): string {
  return text.replaceAll(WORD, "");
}

/** How this format writes what a word names. */
export function variableFor({ name }: ForeignWord): string {
  return `\${${name ?? "NAME"}}`;
}

/** What to do instead, in words, where each tenant may have a value of its own. */
export function variableInstead(written: string): string {
  return `Write ${written}, and give each tenant its value under \`variables\`.`;
}

/** The title of a fix that does so, where it isn't known which tenants give it one already. */
export function variableTitle(word: ForeignWord): string {
  return `Write ${variableFor(word)} (to which each tenant gives a value)`;
}

/** What to say of a template's mark that stands for no value: `{{ end }}`. */
export function ofTemplate(mark: string): string {
  return `${mark} belongs to a template, which nothing fills in here. Take it out, or let the template's tool write this file.`;
}

/** A pattern of a template's mark that may stand alone on its line: `{{ if x }}`, `{% end %}`. */
export const MARK = String.raw`(?:\{\{[^{}\n]{1,200}\}\}|\{%[^%\n]{1,200}%\})`;

/** A placeholder of a template; `${{ NAME }}` begins one of our own that is none. */
export const TEMPLATE = /(?<!\$)\{\{([^{}\n]{1,80})\}\}/g;
const WORD = new RegExp(`@@([\\w-]{1,80})@@|##([\\w-]{1,80})##|${TEMPLATE.source}`, "g");
