import { isFlow } from "../document/cut/cut-state.ts";
import { lineStart } from "../document/edit/edits.ts";
import type { Edit, Finding, Fix } from "../document/finding.ts";
import { joined } from "../document/lines.ts";
import { hasContent, indentOf, STEP } from "../document/parse/indent.ts";
import { tornFrom } from "../document/torn-from.ts";
import { type Entry, isEmpty, type Value } from "../document/read/value.ts";
import { childOf, definition, entryOf, resolved, type SchemaNode } from "./node.ts";
import { finding } from "./problem.ts";
import { shown } from "./words.ts";

/** A key at the top of the file. */
type RootKey = Pick<Entry, "key" | "keyAt" | "value">;

/** A key above that others lack which stand at its own column, and the edit that indents all of these: at the first of them. */
export interface Unindented {
  readonly above: string;
  readonly fix?: Fix;
}

/**
 * Keys of the file that belong to one above them: `tenants:` has nothing after it, and `dev:` with a domain stands below it. They, and
 * that the one above is empty, are one mistake.
 */
export function unindented(keys: readonly RootKey[]): ReadonlyMap<RootKey, Unindented> {
  const found = new Map<RootKey, Unindented>();
  let above: RootKey | undefined;
  let below: RootKey[] = [];
  const end = (): void => {
    if (above === undefined || below.length === 0) return;
    // What stands further right has lost its place for one that doesn't.
    const edits = below.filter(isAtTheEdge).map(indented);
    const fix = { title: `Indent what belongs to ${above.key}`, edits, safe: false };
    for (const [at, key] of below.entries()) found.set(key, { above: above.key, ...(at === 0 && { fix }) });
  };
  for (const key of keys) {
    if (above && below.length < MOST && belongsTo(above.key, key)) below.push(key);
    else {
      end();
      [above, below] = [lacksMap(key) ? key : undefined, []];
    }
  }
  end();
  return found;
}

/** What to say of such keys, at the first of them. */
export function unindentedKey({ key, keyAt }: RootKey, { above, fix }: Unindented): readonly Finding[] {
  if (!fix) return [];
  const message = `"${shown(key)}" is not a key of the file. \`${above}\` above has nothing after it: indent this, if it belongs there.`;
  return [finding(keyAt, message, [fix])];
}

/** May a map stand below a key, and stands nothing behind it? */
function lacksMap({ key, keyAt: { block }, value }: RootKey): boolean {
  return (
    isEmpty(value) &&
    !isFlow(block.before) &&
    entryOf(FILE.properties, key) !== undefined &&
    mapUnder(key) !== undefined
  );
}

function mapUnder(key: string): SchemaNode | undefined {
  const node = childOf(FILE, key);
  return node?.type === "object" ? node : undefined;
}

function belongsTo(above: string, { key, value }: RootKey): boolean {
  if (key.startsWith("x-") || entryOf(FILE.properties, key)) return false;
  const node = mapUnder(above);
  if (entryOf(node?.properties, key)) return true;
  const child = node && childOf(node, key);
  return child !== undefined && fits(value, child);
}

/** Is a value plainly of a kind? Names of tenants and rules alone don't tell. */
function fits(value: Value, { properties, then }: SchemaNode): boolean {
  if (value.kind === "map") return [...value.entries.keys()].slice(0, MOST).some((key) => entryOf(properties, key));
  const listed = then && resolved(then).enum;
  return value.kind === "scalar" && typeof value.value === "string" && (listed?.includes(value.value) ?? false);
}

function isAtTheEdge({ keyAt: { block, start } }: RootKey): boolean {
  return lineStart(block.text, start) === start;
}

/** With what stands below it, unless that is indented already as far as it has to be. */
function indented({ keyAt: { block, start: at } }: RootKey): Edit {
  const start = lineStart(block.text, at);
  const lines = block.text.slice(start).split("\n");
  const [, next = ""] = lines.filter(hasContent);
  const isAlone = indentOf(next) > STEP || tornFrom(block) <= at;
  const last = isAlone ? 0 : lines.findLastIndex(hasContent);
  const own = lines.slice(0, last + 1);
  const put = own.map((line) => (line.trim() === "" ? line : " ".repeat(STEP) + line));
  return { at: { block, start, end: start + joined(own).length }, text: joined(put) };
}

const FILE = definition("File");
/** Of so many keys in a row nobody would look at each. */
const MOST = 50;
