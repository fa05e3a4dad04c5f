import type { Block } from "../../document/block.ts";
import { memoryKey } from "../../document/memory.ts";
import type { Tree } from "../../document/parse/tree.ts";
import { PLACEHOLDER } from "../../document/read/variables.ts";
import type { Name } from "./name.ts";

/** The placeholders of a block, each by its name alone. Variables' own values have none: these are not expanded. */
export function variablesOf(block: Block): readonly Name[] {
  return block.remember(NAMES, () => {
    if (block.parsed.variables.length === 0) return [];
    const starts = new Set(block.parsed.variables.map(({ start }) => start));
    const spans = new Map(block.parsed.variables.map(({ start, end }) => [start, end]));
    for (const start of ownValues(block)) if (starts.has(start)) spans.delete(start);
    return [...spans].flatMap(([start, end]) => placeholders(block, start, end));
  });
}

function placeholders(block: Block, start: number, end: number): Name[] {
  return [...block.text.slice(start, end).matchAll(PLACEHOLDER)].flatMap(({ 1: inside, index }) => {
    const name = inside?.trim() ?? "";
    if (inside === undefined || name === "") return [];
    const from = start + index + 2 + inside.indexOf(name);
    return [{ kind: "variable", name, defines: false, at: { block, start: from, end: from + name.length } }];
  });
}

/** Where the values of `tenants.*.variables` begin. */
function ownValues({ kind, parsed: { tree } }: Block): readonly number[] {
  if (kind === "item") return [];
  const tenants = under(tree, "tenants").flatMap((each) => (each.kind === "map" ? each.entries : []));
  const variables = tenants.flatMap(({ value }) => under(value, "variables"));
  return variables.flatMap((each) => (each.kind === "map" ? each.entries.map(({ value }) => value.start) : []));
}

function under(tree: Tree | undefined, key: string): readonly Tree[] {
  return tree?.kind === "map" ? tree.entries.flatMap((each) => (each.key.value === key ? [each.value] : [])) : [];
}

const NAMES = memoryKey<readonly Name[]>();
