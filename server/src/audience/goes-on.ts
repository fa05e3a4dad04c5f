import { endAt } from "./match.ts";

/** Is a text whose quotes end at an offset but a part of what is put together, or loses some of it right there (`"…".trim()`)? */
export function goesOn(text: string, after: number): boolean {
  return endAt(GOES_ON, text, after) !== undefined || endAt(IN_BRACKETS, text, after) !== undefined;
}

/** Is a call, or a list, that ends at an offset but what another text is made of: `["…", "…"].join("")`, `URL("…") / "orders"`? */
export function isMadeInto(text: string, after: number): boolean {
  return endAt(MADE_INTO, text, after) !== undefined;
}

/** Does another text stand behind it, which many languages join to it: `"…" "orders"`? One that is itself a key doesn't count. */
export function isJoined(text: string, after: number): boolean {
  return endAt(JOINED, text, after) !== undefined;
}

/** Does a text without quotes go on with something else: `https://api.acme.com/"$SERVICE"`, `https://api.acme.com/{id}`? */
export function goesOnBare(text: string, after: number): boolean {
  if (/["'`]/.test(text[after] ?? "")) return goesOn(text, after + 1);
  return endAt(PLACEHOLDER, text, after) !== undefined;
}

/** Everything that repeats is bounded: a file may be hostile. */
const SPACE = String.raw`\s{0,80}`;
/** Methods by which it stays what it is. */
const SAME = "to_string|to_owned|into|toString|to_s|freeze|encode|getBytes|toByteArray|as_bytes|as_str|ToArray|ToList";
/** PHP's dot; Python's `%` but not a template's end; Elixir's `<>`; Python's paths; PowerShell. */
const OPERATOR = String.raw`${SPACE}(?:\+|\.(?=[\s$]))|[ \t]{0,3}(?:%(?![>}])|<>)|[ \t]{1,3}(?:\/[ \t]|-[ci]?(?:replace|join|split)\b)`;
const CHANGES =
  String.raw`\w{0,20}(?:trim|strip|remove|replace|suffix|chomp|chop|slice|substr|concat|join|reduce|map|transform|` +
  String.raw`sub\b|origin\b|hostname\b|pathname\b)`;
const MADE = String.raw`${OPERATOR}|\[(?:\d{1,3})?(?::|\.\.)|${SPACE}[?!]{0,2}\.${CHANGES}`;

export const GOES_ON = new RegExp(
  String.raw`["'\x60]?[$\w]|\[|${OPERATOR}|[?!]{0,2}\.(?!(?:${SAME})\b)\w|${SPACE}[?!]{0,2}\.(?!(?:${SAME})\b)\w{1,40}\(`,
  "iy",
);
export const MADE_INTO = new RegExp(MADE, "iy");
export const IN_BRACKETS = new RegExp(String.raw`(?:${SPACE}\)){1,3}(?:${MADE})`, "iy");
export const JOINED = /\s{1,80}(?:\\\r?\n\s{0,80})?[a-z]{0,2}(["'])[^"'\r\n]{0,500}\1(?!\s{0,3}[:=])/iy;
export const PLACEHOLDER = /#?[{(]|\\\(|<(?!\/)/y;
