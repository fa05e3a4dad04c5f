import type { InlayHint } from "vscode-languageserver-types";
import type { ApiEntry } from "../document/read/api.ts";
import type { Range } from "../document/document.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Span } from "../document/finding.ts";
import { memoryKey } from "../document/memory.ts";
import { isBefore } from "../document/positions.ts";
import { readOn } from "../document/read/read-on.ts";
import type { Steps } from "../document/steps.ts";
import type { Tenant } from "../document/read/tenants.ts";
import type { Tree, TreeScalar } from "../document/parse/tree.ts";
import type { Entry, Primitive, Value } from "../document/read/value.ts";
import { expand, mayHoldVariables, variablesIn } from "../document/read/variables.ts";
import { variableOf } from "../document/read/tenants.ts";
import { shortDuration } from "../schema/duration.ts";
import { fieldAt, isSecretName } from "../schema/facts.ts";
import { shown } from "../schema/words.ts";
import { onLines } from "./on-lines.ts";

/** What a reader would have to work out: lengths of time, and what a text with variables is on each tenant. */
export function* inlayHints(file: AuthApisFile, range: Range): Steps<InlayHint[]> {
  yield* readOn(file);
  const { blocks, apis } = onLines(file, range);
  const shownOf = (hints: readonly Hint[]): InlayHint[] =>
    hints.flatMap(({ at, label, tooltip }) => {
      const position = file.document.rangeOf(at).end;
      if (isBefore(position, range.start) || isBefore(range.end, position)) return [];
      return [{ position, label, paddingLeft: true, ...(tooltip !== undefined && { tooltip }) }];
    });
  const all: InlayHint[] = [];
  for (const api of apis) {
    all.push(...shownOf(hintsOfApi(api)));
    yield;
  }
  const keys = file.keys.filter(({ block }) => blocks.has(block));
  return [...all, ...shownOf(keys.flatMap((key) => hintsOfKey(key, file)))];
}

/** A hint behind a scalar. */
interface Hint {
  readonly at: Span;
  readonly label: string;
  readonly tooltip?: string;
}

function hintsOfApi(entry: ApiEntry): readonly Hint[] {
  return entry.remember(HINTS, () => {
    const { tree, views } = entry;
    const tenants = views.flatMap((view) => view.tenants);
    return [...lengths(views[0]?.value, API), ...variables(tree, ["apis", 0], tenants)];
  });
}

function hintsOfKey({ key, value, block }: AuthApisFile["keys"][number], file: AuthApisFile): readonly Hint[] {
  if (key === "rules") return value.kind === "map" ? [...value.entries.values()].flatMap(lengthsOfRule) : [];
  if (key !== "defaults" && key !== "tenants") return [];
  const root = block.parsed.tree;
  const tree = root?.kind === "map" ? root.entries.find((entry) => entry.key.value === key)?.value : undefined;
  if (tree === undefined) return [];
  if (key === "defaults") return [...lengths(value, API), ...variables(tree, [key], file.tenants)];
  // Of a tenant, only its short names may have variables.
  return file.tenants.flatMap((tenant) => {
    const clients = under(under(tree, tenant.name), "clients");
    return clients ? variables(clients, [key], [tenant]) : [];
  });
}

function lengthsOfRule({ key, value }: Entry): Hint[] {
  return lengths(value, ["rules", key]);
}

function under(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === "map" ? tree.entries.findLast((entry) => entry.key.value === key)?.value : undefined;
}

/** Numbers of seconds that the map itself gives, be it by an alias; nothing behind an alias that brings the map as a whole. */
function lengths(map: Value | undefined, path: readonly (string | number)[]): Hint[] {
  if (map?.kind !== "map" || map.via !== undefined) return [];
  return [...map.entries.values()].flatMap(({ key, value, via }) => {
    if (via !== undefined || value.kind !== "scalar" || value.variables.length > 0) return [];
    const label = fieldAt([...path, key])?.unit === "seconds" ? duration(value.value) : undefined;
    return label === undefined ? [] : [{ at: value.at, label }];
  });
}

function variables(tree: Tree, path: readonly (string | number)[], tenants: readonly Tenant[]): readonly Hint[] {
  if (tree.block.parsed.variables.length === 0 || tenants.length === 0) return [];
  if (tree.kind === "map")
    return tree.entries.flatMap(({ key, value }) => variables(value, [...path, String(key.value)], tenants));
  if (tree.kind === "list") return tree.items.flatMap((item, at) => variables(item, [...path, at], tenants));
  if (tree.kind !== "scalar" || tree.style === "block") return [];
  const known: OnTenant[] = [];
  let areAlike = true;
  for (const each of valuesOf(tree, tenants, fieldAt(path)?.unit === "seconds")) {
    known.push(each);
    areAlike &&= each.text === known[0]?.text;
    if (!areAlike && known.length > MOST_TOLD) break;
  }
  return known.length === 0 ? [] : [{ at: tree, ...labelled(known, tenants.length, areAlike) }];
}

interface OnTenant {
  readonly tenant: string;
  readonly text: string;
}

/** What a scalar is on each tenant where that is known; nothing for one without variables. */
function* valuesOf(scalar: TreeScalar, tenants: readonly Tenant[], seconds: boolean): Iterable<OnTenant> {
  if (!mayHoldVariables(scalar.value)) return;
  if (variablesIn(scalar.value).some(isSecretName)) return;
  for (const tenant of tenants) {
    const expansion = expand(scalar.value, (name) => variableOf(tenant, name));
    if (expansion.kind === "unknown" || expansion.value === null) continue;
    const length = seconds ? duration(expansion.value) : undefined;
    const text = shown(String(expansion.value)) + (length === undefined ? "" : ` (${length})`);
    yield { tenant: shown(tenant.name), text };
  }
}

/** One value, where it is the same for all; else the first tenants' values, and the next ones' to be seen on demand. */
function labelled(
  values: readonly OnTenant[],
  tenants: number,
  areAlike: boolean,
): { label: string; tooltip?: string } {
  const [first] = values;
  if (first && areAlike && values.length === tenants) return { label: first.text };
  const all = values.slice(0, MOST_TOLD).map(({ tenant, text }) => `${tenant}: ${text}`);
  let taken = 1;
  for (let length = all[0]?.length ?? 0; taken < all.length; taken++) {
    length += (all[taken]?.length ?? 0) + SEPARATOR.length;
    if (length > LONGEST) break;
  }
  const isMore = values.length > MOST_TOLD;
  const rest = (isMore ? tenants : all.length) - taken;
  const label = all.slice(0, taken).join(SEPARATOR) + (rest > 0 ? `${SEPARATOR}+${String(rest)}` : "");
  return rest > 0 ? { label, tooltip: [...all, ...(isMore ? ["…"] : [])].join("\n") } : { label };
}

/** Less than a minute is read at a glance. */
function duration(value: Primitive): string | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 60 ? shortDuration(value) : undefined;
}

const SEPARATOR = " · ";
/** In characters: what stands behind a line without pushing it off the screen. */
const LONGEST = 80;
/** Tenants, at most; others are named only by their number. */
const MOST_TOLD = 30;
/** Where the schema tells of an API's fields. */
const API = ["apis", 0] as const;
const HINTS = memoryKey<readonly Hint[]>();
