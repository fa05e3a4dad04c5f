import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseAllDocuments } from "yaml";
import type { AuthApisFile } from "../../server/src/document/read/file.ts";
import { itemsOfOthers } from "../../server/src/document/list-keys.ts";
import { plainValue } from "../../server/src/document/read/plain-value.ts";
import { resolve, type Unresolved } from "../../server/src/document/read/resolve.ts";
import { rootsOf } from "../../server/src/document/read/roots.ts";
import type { Tree } from "../../server/src/document/parse/tree.ts";

/** What a text says, so that two readings of it can be compared. */
export interface Reading {
  /** Every key and scalar that can be seen, with its offset; for each alias, where its anchor's node begins. */
  readonly words: readonly (readonly [offset: number, value: unknown])[];
  /** All of it with aliases and merge keys followed; nothing where that can't be done. */
  readonly means: unknown;
}

type Word = Reading["words"][number];

/**
 * `yaml`'s reading of the whole text; nothing where it finds an error, or what no file needs and the schema refuses: a tag alone,
 * a key that is no text, a merge key at the top, a list or a key without braces among APIs in brackets, a quote that ends what none begins.
 */
export function byYaml(text: string): Reading | undefined {
  const [document] = parseAllDocuments(text, { version: "1.2", merge: true, logLevel: "silent" }) as Document.Parsed[];
  if (document === undefined) return { words: [], means: undefined };
  // Whether `yaml` takes a value for an explicit key or for an error depends on lines far above it.
  if (/^[ \t]*:(?=\s|$)/m.test(text)) return undefined;
  // A mark of a merge conflict is an error of this format, though in brackets YAML takes it for text.
  if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)/m.test(text)) return undefined;
  // An escaped quote at the very end closes nothing, though `yaml` says so.
  if (/["']$/.test(text) && parseAllDocuments(`${text}\n`, { logLevel: "silent" })[0]?.errors.length) return undefined;
  // A file of words alone is wrong in any case, line by line.
  if (document.errors.length > 0 || isScalar(document.contents)) return undefined;
  const words: Word[] = [];
  const anchors = new Map<string, number>();
  const odd: Node[] = [];
  const walk = (node: Node | null, inFlow = false): void => {
    if (node === null) return;
    const start = node.range?.[0] ?? 0;
    if (isAlias(node)) {
      words.push([start, ["*", anchors.get(node.source)]]);
      return;
    }
    if (isScalar(node) && node.source === "" && node.value === "" && node.type === "PLAIN") odd.push(node);
    if (inFlow && isScalar(node) && node.type === "PLAIN" && /^[^"]+"$/.test(node.source ?? "")) odd.push(node);
    const seen = !isScalar(node) || node.value !== null || node.source !== "";
    if (node.anchor !== undefined) anchors.set(node.anchor, seen ? start : NOWHERE);
    if (isMap(node)) {
      for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
        if (!isScalar(key) || key.value === null) odd.push(key);
        if (node === document.contents && isScalar(key) && key.source === "<<") odd.push(key);
        if (node === document.contents && isScalar(key) && key.value === "apis" && isSeq(value) && value.flow) {
          odd.push(...(value.items.filter((item) => isSeq(item) || isBarePair(item)) as Node[]));
        }
        walk(key, node.flow);
        walk(value, node.flow);
      }
    } else if (isSeq(node)) for (const item of node.items) walk(item as Node, node.flow);
    else if (isScalar(node) && seen) words.push([start, typeof node.value === "symbol" ? null : node.value]);
  };
  walk(document.contents);
  return odd.length > 0 ? undefined : { words, means: meaningOf(document) };
}

/** `name: A` as an item. */
function isBarePair(item: unknown): boolean {
  const [pair] = isMap(item) ? item.items : [];
  const key = isScalar(pair?.key) ? pair.key : undefined;
  return isMap(item) && key?.range?.[0] === item.range?.[0] && key?.source !== "identifier" && key?.source !== "<<";
}

/** A root that is no map has no keys. */
function meaningOf(document: Document.Parsed): unknown {
  try {
    return isMap(document.contents) ? document.toJS() : {};
  } catch {
    return undefined;
  }
}

/** This project's own reading of the same; what an alias or a merge key brings only where all of them lead somewhere. */
export function byBlocks(file: AuthApisFile): Reading {
  const { document } = file;
  const { anchors } = file.context;
  const words: Word[] = [];
  const lost: Unresolved[] = [];
  const offsetOf = ({ block, start }: Tree): number => document.offsetOf(block) + start;
  const walk = (tree: Tree): void => {
    const start = offsetOf(tree);
    if (tree.kind === "alias") {
      const target = anchors.find(tree.name, tree);
      words.push([start, ["*", target && (isSeen(target) ? offsetOf(target) : NOWHERE)]]);
    } else if (tree.kind === "list") for (const item of tree.items) walk(item);
    else if (tree.kind === "scalar" && isSeen(tree)) words.push([start, tree.value]);
    else if (tree.kind === "map") {
      for (const { key, value } of tree.entries) {
        walk(key);
        walk(value);
      }
    }
  };
  for (const block of document.blocks) if (block.parsed.tree) walk(block.parsed.tree);
  const valueOf = (tree: Tree): unknown => {
    const resolved = resolve(tree, anchors);
    lost.push(...resolved.unresolved);
    return plainValue(resolved.value);
  };
  const apis = file.apis.map(({ tree }) => valueOf(tree));
  const listed = itemsOfOthers(document.chunks);
  const keys = rootsOf(document).map(({ key, value }) => {
    const own = listed.get(key.block) ?? [];
    const list = key.value === "apis" ? apis : own.flatMap(({ parsed: { tree } }) => (tree ? valueOf(tree) : []));
    return [key.value ?? key.source, list.length > 0 ? list : valueOf(value)];
  });
  const means: unknown = Object.fromEntries(keys);
  return { words, means: lost.length > 0 ? undefined : means };
}

function isSeen(tree: Tree): boolean {
  return tree.kind !== "scalar" || tree.value !== null || tree.source !== "";
}

const NOWHERE = -1;
