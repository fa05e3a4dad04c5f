import { renameKey } from "../document/edit/edits.ts";
import { removeEntry } from "../document/edit/removals.ts";
import type { Finding, Fix } from "../document/finding.ts";
import { noSpace } from "../document/parse/no-space.ts";
import { nearest } from "../text/nearest.ts";
import { type Entry, isInherited } from "../document/read/value.ts";
import { gluedKey } from "./glued-key.ts";
import { homeOf, misplaced } from "./misplaced.ts";
import { isSecretName } from "./never.ts";
import { noName } from "./no-name.ts";
import { definition, entryOf, type SchemaNode } from "./node.ts";
import { finding, type MapProblem, placeOf } from "./problem.ts";
import { bare, listed, shown } from "./words.ts";

/** A key with what tells whether a value stands behind it. */
type KeyOf = Pick<Entry, "key" | "keyAt" | "value">;

/** A key that the schema doesn't know. */
export interface StrayKey {
  /** The definition of the map in which it stands. */
  readonly node: SchemaNode;
  /** How a message names that map. */
  readonly place: string;
  readonly entry: KeyOf;
  /** All keys of the map. */
  readonly keys: Pick<ReadonlySet<string>, "has" | "keys">;
  /** The key's text is here and may be edited. */
  readonly own: boolean;
  readonly remove?: () => Fix;
}

/** The known key that a stray one most probably means; `undefined` where none is near. */
export function meantKey({ node, entry }: Pick<StrayKey, "node" | "entry">): string | undefined {
  const { key } = entry;
  const glued = gluedKey(node, entry);
  if (glued !== undefined) return glued;
  const keys = Object.keys(node.properties ?? {});
  const alias = entryOf(familyOf(node)["x-aliases"], key);
  if (alias !== undefined) return keys.includes(alias) ? alias : undefined;
  if (key.length > LONGEST_KEY || reasonAgainst(node, key) !== undefined) return undefined;
  const own = bare(key);
  const same = keys.find((known) => bare(known) === own);
  return same ?? (homeOf(key) ? undefined : (nearest(key, keys) ?? longerOrShorter(key, keys)));
}

/** `allow_offline`, `signingAlgorithm`: the one known key that goes on, or begins, as the stray one does. */
function longerOrShorter(key: string, keys: readonly string[]): string | undefined {
  const word = bare(key);
  if (word.length < SHORTEST_BEGINNING) return undefined;
  const [only, another] = keys.filter((known) => {
    const other = bare(known);
    return other.startsWith(word) || (other.length >= SHORTEST_BEGINNING && word.startsWith(other));
  });
  return another === undefined ? only : undefined;
}

/**
 * What to say of a stray key. Nothing where a rule speaks of it: a secret anywhere, and in an API what the server alone
 * sets.
 *
 * @param meant - the known key that it means, if any is near
 */
export function unknownKey(stray: StrayKey, meant: string | undefined): Finding | undefined {
  const { node, place, entry, own } = stray;
  const { key, keyAt } = entry;
  if (isSecretName(key) || entryOf(node["x-never"], key)) return undefined;
  const nameless = noName(keyAt, node === definition("File"));
  if (nameless !== undefined) return finding(keyAt, nameless);
  const name = `"${shown(key)}"`;
  const reason = reasonAgainst(node, key);
  if (reason !== undefined) {
    return finding(
      keyAt,
      `${name} doesn't belong in ${place}: ${reason}.`,
      stray.remove && own ? [stray.remove()] : [],
    );
  }
  if (key.startsWith("x-")) {
    return finding(keyAt, `${name} is a key of your own, which may stand only at the top level of the file.`);
  }
  const home = homeOf(key);
  if (meant !== undefined && stray.keys.has(meant)) {
    const message = `${name} is not a key of ${place}, and \`${meant}\` is there already.`;
    const next = home
      ? `Remove one of them, or check the indentation: ${name} is a key of ${home}.`
      : "Remove one of them.";
    return finding(keyAt, `${message} ${next}`);
  }
  const glued = gluedKey(node, entry);
  if (glued !== undefined) return withoutSpace(stray, glued);
  if (meant !== undefined) {
    return finding(keyAt, `${name} is not a key of ${place}. Did you mean \`${meant}\`?`, renames(stray, meant));
  }
  if (key.startsWith("//")) return finding(keyAt, `${name} is not a key of ${place}. A comment begins with #.`);
  if (/^[^\S \t\r\n]/.test(key)) {
    const message = `${name} begins with what looks like a space and is none, such as a no-break space: it indents nothing. Write spaces instead.`;
    return finding(keyAt, message);
  }
  return finding(keyAt, `${name} is not a key of ${place}. ${home ? checkIndentation(home) : otherwise(node)}`);
}

/** What to say of a stray key of a map that stands at the wrong column, or has lost the key above it; nothing of another one. */
export function displacedKey({ node, place, entry: { key, keyAt }, keys }: StrayKey): Finding | undefined {
  const home = misplaced(node, key, keys.keys());
  if (home === undefined) return undefined;
  return finding(
    keyAt,
    `"${key}" is not a key of ${place}. It is one of ${home}: ${INDENTATION}, and the key above it.`,
  );
}

function checkIndentation(home: string): string {
  return `It is one of ${home}: ${INDENTATION}.`;
}

const INDENTATION = "check the indentation";

/** A stray key in a located map. */
export function strayIn(problem: MapProblem, key: string): StrayKey | undefined {
  const { value, node } = problem;
  const entry = value.entries.get(key);
  if (entry === undefined || isInherited(entry)) return undefined;
  const own = problem.own && entry.via === undefined;
  const remove = own && (() => ({ title: `Remove "${shown(key)}"`, edits: [removeEntry(value, entry)], safe: false }));
  return { node, place: placeOf(problem), entry, keys: value.entries, own, ...(remove && { remove }) };
}

/** `value:read:orders`, as in block style, where it is an error of syntax. */
function withoutSpace({ entry: { keyAt }, own, node }: StrayKey, glued: string): Finding {
  const { block, start } = keyAt;
  const { message, cure } = noSpace(start, glued);
  const at = { block, start: cure.at[0], end: cure.at[1] };
  const fix = { title: cure.title, edits: [{ at, text: cure.text }], safe: isCosmetic(node, glued) };
  return finding(keyAt, message, own ? [fix] : []);
}

function renames({ entry, own, node }: StrayKey, meant: string): readonly Fix[] {
  const safe = isCosmetic(node, meant);
  const losing = MORE.test(entry.key);
  const { block, start } = entry.keyAt;
  const isBlockScalar = /^[|>]/.test(block.text.slice(start, start + 1));
  if (!own || isBlockScalar) return [];
  const fix = { title: `Change to ${meant}`, edits: [renameKey(entry, meant)], safe: safe && !losing };
  return [losing ? { ...fix, preferred: false } : fix];
}

function isCosmetic({ properties }: SchemaNode, key: string): boolean {
  return entryOf(properties, key)?.["x-cosmetic"] ?? false;
}

/** Why a key that people expect in this place is not there. */
function reasonAgainst(node: SchemaNode, key: string): string | undefined {
  const family = familyOf(node);
  const alias = entryOf(family["x-aliases"], key);
  const own = entryOf(node["x-not-here"], key) ?? (alias && entryOf(node["x-not-here"], alias));
  if (own !== undefined || family === node) return own;
  return entryOf(family["x-not-here"], key) ?? entryOf(family["x-never"], key)?.reason;
}

/** `defaults` goes by the names of an API. */
function familyOf(node: SchemaNode): SchemaNode {
  return node["x-part-of"] ? definition(node["x-part-of"]) : node;
}

function otherwise(node: SchemaNode): string {
  const keys = Object.keys(node.properties ?? {});
  const own = node === definition("File") ? " Keys of your own begin with x-." : "";
  if (keys.length > MOST_KEYS) return "Auth0 refuses fields that it doesn't know.";
  return `It has ${listed(
    keys.map((key) => `\`${key}\``),
    "and",
  )}.${own}`;
}

/** `name:A`, `client { policy`: more than a name, which another name would throw away. */
const MORE = /:.|[[\]{}]/;
const SHORTEST_BEGINNING = 5;
const LONGEST_KEY = 100;
const MOST_KEYS = 12;
