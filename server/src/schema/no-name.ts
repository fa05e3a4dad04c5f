import type { Finding, Span } from "../document/finding.ts";
import { foreignWords, ofTemplate, templateIn } from "../document/foreign-words.ts";
import type { Entry, Value } from "../document/read/value.ts";
import { finding } from "./problem.ts";
import { shown } from "./words.ts";

/**
 * What to say of a key that is no name: an alias, what a template would fill in, which YAML reads as a map that is a key, or another map
 * or a list.
 *
 * @param isAtTop - does it stand among the keys of the file?
 */
export function noName({ block: { text }, start, end }: Span, isAtTop = false): string | undefined {
  const first = text[start];
  if (first !== "*" && first !== "{" && first !== "[") return undefined;
  const key = text.slice(start, end);
  if (first === "*") return `The alias ${shown(key)} can't stand for a key: write the key's own name.`;
  const [template] = foreignWords(key);
  if (template?.tool === "a template" && template.text === key) return ofTemplate(shown(key));
  if (first === "[") return `A list stands here where only a key can. ${WRITE_KEY}`;
  if (!/^\{\s*["'\w]/.test(key)) return undefined;
  return `A map stands here where only a key can. ${isAtTop ? LOST_LIST : WRITE_KEY}`;
}

/** The same among the names that are free: those of tenants, of their applications and variables. */
export function noNamesIn(tenants: Value): readonly Finding[] {
  const maps = writtenIn(tenants).flatMap(({ value }) => (value.kind === "map" ? [value.entries] : []));
  const named = maps.flatMap((entries) => NAMED.flatMap((key) => entries.get(key)?.value ?? []));
  return [tenants, ...named].flatMap(writtenIn).flatMap(({ keyAt }) => {
    const message = noName(keyAt);
    return message === undefined ? [] : [finding(keyAt, message)];
  });
}

/** What is written in a map itself, which is no placeholder of a template. */
function writtenIn(map: Value): readonly Entry[] {
  if (map.kind !== "map" || map.via !== undefined || templateIn(map)) return [];
  return [...map.entries.values()].filter(({ via }) => via === undefined);
}

const NAMED = ["clients", "variables"];
const WRITE_KEY = "Write before it the key to which it belongs.";
const LOST_LIST = 'If it is an API, the line above its list is missing: `"apis": [`.';
