import type { Block } from "../block.ts";
import type { Span } from "../finding.ts";
import { type Grant, readGrants } from "./grant.ts";
import { Memory } from "../memory.ts";
import type { ForeignAlias, Unresolved } from "./resolve.ts";
import type { Tenant } from "./tenants.ts";
import type { Tree } from "../parse/tree.ts";
import { type Entry, type MapValue, type ScalarValue, textOf, type Value } from "./value.ts";

/** One item of `apis`, and how each tenant sees it. */
export class ApiEntry extends Memory {
  readonly block: Block;
  readonly tree: Tree;
  /** At least one. Tenants that see the very same API share a view. */
  readonly views: readonly ApiView[];
  /** Aliases that lead out of its block, directly or by way of another anchor. */
  readonly foreign: readonly ForeignAlias[];
  /** How many nodes aliases brought to it, to all views together. */
  readonly brought: number;

  constructor(
    block: Block,
    tree: Tree,
    views: readonly ApiView[],
    { foreign, brought }: Pick<ApiEntry, "foreign" | "brought">,
  ) {
    super();
    this.block = block;
    this.tree = tree;
    this.views = views;
    this.foreign = foreign;
    this.brought = brought;
  }
}

/** One item of an API's `scopes`. */
export interface Scope {
  readonly value: string;
  readonly description: string | undefined;
  /** The whole item. */
  readonly at: Span;
  readonly valueAt: Span;
  readonly map: MapValue;
  readonly text: ScalarValue;
}

/** Keys of maps and numbers of lists' items, from the outside in. */
type Path = readonly (string | number)[];

/**
 * An API as some tenants see it: defaults, aliases and variables resolved, and the grants that don't concern these
 * tenants left out. What the file doesn't mention, or what can't be known, is `undefined`: unknown, never a default.
 */
export class ApiView {
  readonly block: Block;
  /** The tenants that see it so; empty where the file names none. */
  readonly tenants: readonly Tenant[];
  /** The item itself; a map unless the file is wrong. */
  readonly value: Value;
  readonly unresolved: readonly Unresolved[];

  #scopes: readonly Scope[] | undefined;
  #grants: readonly Grant[] | undefined;

  constructor(block: Block, tenants: readonly Tenant[], value: Value, unresolved: readonly Unresolved[]) {
    this.block = block;
    this.tenants = tenants;
    this.value = value;
    this.unresolved = unresolved;
  }

  /** What stands at a path of keys and list indices. */
  get(...path: Path): Value | undefined {
    return valueAt(this.value, path);
  }

  /** A key of the API with its value. */
  entry(key: string): Entry | undefined {
    return this.value.kind === "map" ? this.value.entries.get(key) : undefined;
  }

  /** Where the file says what stands at the path, or the nearest thing around it. */
  at(...path: Path): Span {
    for (let length = path.length; length > 0; length--) {
      const value = valueAt(this.value, path.slice(0, length));
      if (value) return value.at;
    }
    return this.value.at;
  }

  text(...path: Path): string | undefined {
    return textOf(valueAt(this.value, path));
  }

  number(...path: Path): number | undefined {
    const value = valueAt(this.value, path);
    return value?.kind === "scalar" && typeof value.value === "number" ? value.value : undefined;
  }

  flag(...path: Path): boolean | undefined {
    const value = valueAt(this.value, path);
    return value?.kind === "scalar" && typeof value.value === "boolean" ? value.value : undefined;
  }

  get identifier(): string | undefined {
    return this.text("identifier");
  }

  /** `state: absent`. */
  get absent(): boolean {
    return this.text("state") === "absent";
  }

  /** The Management API of one of its tenants, or of whichever tenant is picked. */
  get managementApi(): boolean {
    const identifier = this.get("identifier");
    if (identifier?.kind === "unknown") {
      return this.block.text.slice(identifier.at.start, identifier.at.end).includes("https://${tenant.domain}/api/v2/");
    }
    return this.tenants.some(({ domain }) => this.identifier === `https://${String(domain)}/api/v2/`);
  }

  /** The scopes that can be read; `undefined` where the file has no list of them. */
  get scopes(): readonly Scope[] | undefined {
    const list = this.get("scopes");
    if (list?.kind !== "list") return undefined;
    this.#scopes ??= list.items.flatMap(readScope);
    return this.#scopes;
  }

  /** The grants that concern these tenants; `undefined` where the file has no list of them. */
  get grants(): readonly Grant[] | undefined {
    const list = this.get("grants");
    if (list?.kind !== "list") return undefined;
    this.#grants ??= readGrants(list, this.tenants);
    return this.#grants;
  }
}

function valueAt(root: Value, path: Path): Value | undefined {
  return path.reduce<Value | undefined>(child, root);
}

function child(value: Value | undefined, step: Path[number]): Value | undefined {
  if (value?.kind === "map" && typeof step === "string") return value.entries.get(step)?.value;
  return value?.kind === "list" && typeof step === "number" ? value.items[step] : undefined;
}

function readScope(map: Value): Scope[] {
  const text = map.kind === "map" ? map.entries.get("value")?.value : undefined;
  if (text?.kind !== "scalar" || typeof text.value !== "string" || map.kind !== "map") return [];
  const description = textOf(map.entries.get("description")?.value);
  return [{ value: text.value, description, at: map.at, valueAt: text.at, map, text }];
}
