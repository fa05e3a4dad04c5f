import { lineAround } from "../lines.ts";
import type { Described } from "./parse-error.ts";

/** What is wrong with `*x: 5`, at its alias or behind it: the colon is a part of the alias's name (YAML 1.2.2, 6.9.2), so there is no key. */
export function aliasAsKey(text: string, start: number): Described | undefined {
  const [own = ""] = /^\*[\w-]+:(?=\s|$)/.exec(text.slice(start, start + FAR)) ?? [];
  const from = Math.max(lineAround(text, start).start, start - FAR);
  const line = text.slice(from, start + own.length).trimEnd();
  const [, before, alias] = ALIAS.exec(line) ?? [];
  if (before === undefined || alias === undefined) return undefined;
  const at = from + before.length;
  return { message: NO_KEY, at: [at, at + alias.length] };
}

const NO_KEY =
  "YAML takes this colon for a part of the alias's name, and no alias can stand for a key. Write the key's own name.";
/** At a line's beginning, behind dashes, or behind a bracket or a comma. */
const ALIAS = /^((?:[ \t]*|.*[{[,][ \t]*)(?:- +)*)(\*[\w-]+:)$/;
/** In UTF-16 units: no name is longer. */
const FAR = 200;
