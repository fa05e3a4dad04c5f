import { isFlow } from "../document/cut/cut-state.ts";
import { hasTag } from "../document/edit/edits.ts";
import type { Finding, Fix, Span } from "../document/finding.ts";
import { templateIn } from "../document/foreign-words.ts";
import { type Entry, isInherited, type MapValue, type Value } from "../document/read/value.ts";
import { type Field, fieldOfNode } from "./field.ts";
import { childOf, definition, type DefinitionName, type SchemaNode } from "./node.ts";
import { capital, shown } from "./words.ts";

/** A value at which the validator found something, with what the schema knows of its place. */
export interface Problem {
  /** The definition of the part of the file in which it stands, if that is an API or `defaults`. */
  readonly root: DefinitionName;
  readonly value: Value;
  readonly node: SchemaNode;
  readonly field: Field;
  /** The map entry that holds the value. */
  readonly entry: Entry | undefined;
  /** The key of the list that holds the value. */
  readonly listKey: string | undefined;
  /** It stands in brackets or braces. */
  readonly inFlow: boolean;
  /** Written here and nowhere else: no alias, merge key or default brought it, so an edit here is an edit of it. */
  readonly own: boolean;
}

/**
 * Finds the value that a JSON pointer names. `undefined` where nothing should be said of it: what is unknown, and what
 * `defaults` brought, which is judged at its own place (save for values of variables, known only here).
 */
export function locate(name: DefinitionName, root: Value, pointer: string): Problem | undefined {
  let node = definition(name);
  let field = fieldOfNode("", node, false);
  let value = root;
  let entry: Entry | undefined;
  let listKey: string | undefined;
  let own = root.via === undefined;
  let fromDefaults = false;
  let inFlow = isFlow(root.at.block.before);
  for (const step of stepsOf(pointer)) {
    inFlow ||= value.kind !== "scalar" && value.kind !== "unknown" && value.flow;
    if (value.kind === "list") {
      const item: Value | undefined = value.items[Number(step)];
      const child = childOf(node, Number(step));
      if (item === undefined || child === undefined) return undefined;
      listKey = entry?.key ?? "";
      [entry, value, node] = [undefined, item, child];
      field = fieldOfNode("", node, false);
    } else if (value.kind === "map") {
      const child = childOf(node, step);
      entry = value.entries.get(step);
      if (entry === undefined || child === undefined) return undefined;
      field = fieldOfNode(step, child, node.required?.includes(step) ?? false);
      [listKey, value, node] = [undefined, entry.value, child];
    } else return undefined;
    own &&= value.via === undefined && entry?.via === undefined;
    fromDefaults ||= isInherited(value) || isInherited(entry);
    // What YAML reads in a placeholder is nothing that anybody wrote.
    if (templateIn(value)) break;
  }
  if (value.kind === "unknown") return undefined;
  if (fromDefaults && !(value.kind === "scalar" && value.variables.length > 0)) return undefined;
  const part = name === "File" && pointer.startsWith("/defaults") ? "Defaults" : name;
  return { root: part, value, node, field, entry, listKey, inFlow, own };
}

/** How a message names the value: by its key, or by what it is. */
export function subject({ value, field, entry, listKey }: Problem): string {
  const from = value.kind === "scalar" && value.variables[0] !== undefined ? ` (from \${${value.variables[0]}})` : "";
  if (entry) return `\`${shown(entry.key)}\`${from}`;
  return capital(field.place ?? `an item of \`${listKey ?? ""}\``) + from;
}

/** The form that every finding of the schema has. */
export function finding(at: Span, message: string, fixes: readonly Fix[] = []): Finding {
  return { rule: "schema", severity: "error", message, at, ...(fixes.length > 0 && { fixes }) };
}

/** A fix that replaces the value's text; none where its text is not here, stands for something else, or a tag says what it is. */
export function replacement({ value, own, field }: Problem, title: string, text: string): readonly Fix[] {
  if (!own || value.kind !== "scalar" || value.variables.length > 0 || value.style === "block") return [];
  return hasTag(value) ? [] : [{ title, edits: [{ at: value.at, text }], safe: field.cosmetic }];
}

/** Something wrong with a map as a whole. */
export interface MapProblem extends Problem {
  readonly value: MapValue;
}

export function isMapProblem(problem: Problem): problem is MapProblem {
  return problem.value.kind === "map";
}

/** How a message names the map: as the kind of thing that it is. */
export function placeOf({ field, entry }: Problem): string {
  return field.place ?? `\`${entry?.key ?? ""}\``;
}

function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
