import type { ScalarValue } from "../read/value.ts";

/** A text as a YAML scalar: quoted only if it must be. */
export function written(text: string, style: ScalarValue["style"] = "plain"): string {
  if (style === "single" && !/[\n\r\t]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  if (style === "double" || !isPlain(text)) return JSON.stringify(text);
  return text;
}

/** The same in block style, where a placeholder needs no quotes of its own. */
export function writtenInBlock(text: string): string {
  return isPlain(text.replaceAll(PLACEHOLDER, "x")) ? text : written(text);
}

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !NOT_TEXT.test(text);
}

const PLACEHOLDER = /\$\{[^{}\n]*\}/g;
/** Plain scalars that mean just their text, also in flow style. */
const PLAIN = /^[A-Za-z0-9_./~](?:[^\s#:,[\]{}"'`]|:(?=[^\s,[\]{}])| (?=\S))*$/;
const NOT_TEXT =
  /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?(?:\d[\d_]*|0x[\da-fA-F]+|0o[0-7]+|\d*\.\d+|\d+\.\d*)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
