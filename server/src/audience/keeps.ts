import { wordsOf } from "./words.ts";

/**
 * Is what a call of that name makes of a text the very text, or a list that has it: `List.of`, `env.str`, `z.string().default`? Where
 * that isn't sure (`rtrim`, `urljoin`, `orders`), it isn't.
 */
export function keepsText(name: string): boolean {
  const called = name.split("()").at(-1) ?? "";
  return KEEPS.has(wordsOf(called).at(-1) ?? "") && !changesText(called);
}

/** Does a call say by its name that it makes another text of one: `normalizeAudience`, `Path.of`? */
export function changesText(name: string): boolean {
  return wordsOf(name).some((word) => CHANGES.has(word) || MENDS.has(word));
}

/** Does a call say by its name that what differs in a detail comes out the same: `withoutSlash`, `normalize`? */
export function mendsText(name: string): boolean {
  return wordsOf(name).some((word) => MENDS.has(word));
}

/** Is what a call of that name takes first the name of what it gives: `ENV.fetch`, `config.get`? A URL is none: that is fetched. */
export function takesName(name: string): boolean {
  return ["get", "fetch"].includes(wordsOf(name).at(-1) ?? "");
}

const list = (words: string): readonly string[] => words.split(" ");

/** What a name's last word may be. */
const KEEPS: ReadonlySet<string> = new Set([
  ...list(
    "of list lists set sets array arrays vec seq sequence tuple collection singleton toset tolist compact distinct",
  ),
  ...list(
    "string strings str text literal value values raw const constant bytes byte from as cast some just ok ptr pointer",
  ),
  ...list(
    "default defaults or env getenv environ environment get fetch config configuration setting settings property lookup",
  ),
  ...list("field option optional nullable required param parameter arg argument variable var input secret prop"),
  ...list(
    "enum union valid equal equals eq is containing item items freeze borrowed output state signal ref explode split",
  ),
  ...list("aud audience audiences claim claims"),
]);
const MENDS: ReadonlySet<string> = new Set([
  ...list("trim trimmed rtrim strip stripped rstrip remove removed without trimsuffix canonical canonicalize"),
  ...list("normalize normalise normalized sanitize"),
]);
const CHANGES: ReadonlySet<string> = new Set(list("replace replaced sub join fix clean path paths url urls uri uris"));
