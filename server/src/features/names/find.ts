import type { Block } from "../../document/block.ts";
import type { ApiEntry } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Tree } from "../../document/parse/tree.ts";
import { type AnchorName, anchorsOf } from "./anchor-names.ts";
import { apisIn } from "../place/numbered.ts";
import { namesOfApi } from "./api-names.ts";
import type { Name } from "./name.ts";
import { Places } from "./places.ts";
import { namesOfTenants } from "./tenant-names.ts";
import { variablesOf } from "./variable-names.ts";

/** The name at an offset of the document; the innermost one, as a placeholder may stand in an identifier. */
export function nameAt(file: AuthApisFile, offset: number): Name | undefined {
  const found = file.document.blockAt(offset);
  if (found === undefined) return undefined;
  const { block, offset: inside } = found;
  const holds = ({ at }: Name): boolean => at.block === block && at.start <= inside && inside <= at.end;
  const inner = anchorsOf(block).find(holds) ?? variablesOf(block).find(holds);
  if (inner) return inner;
  const apis = block.kind === "item" ? apisIn(block, file) : [];
  const near = apis.flatMap((entry) => namesOfApi(entry, file)).find(holds);
  if (near) return near;
  if (block.kind !== "item") {
    const tenants = namesOfTenants(file).find(holds);
    if (tenants) return tenants;
  }
  return namingIn(block, file)
    .flatMap((entry) => namesOfApi(entry, file))
    .find(holds);
}

/** The APIs that stand in a block with others, and those to which aliases may bring what stands there. */
export function namingIn(block: Block, { apis }: AuthApisFile): readonly ApiEntry[] {
  if (block.parsed.anchors.length === 0 && block.kind === "item") return [];
  const own = new Set([block]);
  return apis.filter((entry) => reaches(entry, own));
}

/** May an API name anything that is written in one of some blocks? What its aliases bring is named where it is written. */
function reaches({ block, foreign }: ApiEntry, blocks: ReadonlySet<Block>): boolean {
  return blocks.has(block) || foreign.some(({ target }) => target && blocks.has(target.block));
}

/** Every place that names the same thing, this one included, in the order of the file. */
export function sameNames(name: Name, file: AuthApisFile): readonly Name[] {
  const order = new Map(file.document.blocks.map((block, at) => [block, at]));
  const before = (one: Name, other: Name): number =>
    (order.get(one.at.block) ?? 0) - (order.get(other.at.block) ?? 0) || one.at.start - other.at.start;
  return new Places(candidates(name, file)).all.sort(before);
}

/** Names that another thing of the same kind has already, so that a rename to one of them would make one of two. */
export function takenNames(name: Name, file: AuthApisFile): ReadonlySet<string> {
  const others = namesBeside(name, file).filter(({ kind, defines }) => {
    // A grant may name an application that no tenant maps: a short name of the same text would mean it from then on.
    return kind === name.kind && (defines || kind === "client");
  });
  return new Set(others.map((each) => each.name));
}

function namesBeside(name: Name, file: AuthApisFile): readonly Name[] {
  if (name.kind === "anchor") return file.document.blocks.flatMap(anchorsOf);
  if (name.kind !== "scope") return [...namesOfTenants(file), ...file.apis.flatMap((entry) => namesOfApi(entry, file))];
  const same = new Places(sameScopes(name, file));
  if (!same.all.some(({ defines }) => defines)) return [];
  const blocks = new Set(same.all.map(({ at }) => at.block));
  return file.apis
    .filter((entry) => reaches(entry, blocks))
    .map((entry) => namesOfApi(entry, file))
    .filter((names) => names.some((each) => same.has(each)))
    .flat();
}

function candidates(name: Name, file: AuthApisFile): readonly Name[] {
  const alike = (each: Name): boolean => each.kind === name.kind && each.name === name.name;
  const { blocks } = file.document;
  switch (name.kind) {
    case "anchor":
      return sameAnchors(name, file);
    case "variable": {
      return [...namesOfTenants(file), ...blocks.flatMap(variablesOf)].filter(alike);
    }
    case "scope":
      return sameScopes(name, file);
    default:
      return [...namesOfTenants(file), ...file.apis.flatMap((entry) => namesOfApi(entry, file))].filter(alike);
  }
}

/** An alias means the last anchor of its name before it, so that one name may stand for several anchors. */
function sameAnchors({ name, at }: Name, { document, context: { anchors } }: AuthApisFile): readonly Name[] {
  const all = document.blocks.flatMap(anchorsOf).filter((each) => each.name === name);
  const meant = (each: AnchorName): Tree | undefined => each.anchored ?? anchors.find(name, each.at);
  const own = all.find((each) => each.at.block === at.block && each.at.start === at.start);
  return own ? all.filter((each) => meant(each) === meant(own)) : [];
}

/** A scope belongs to its API, and to those that share its text by an alias. */
function sameScopes(name: Name, file: AuthApisFile): readonly Name[] {
  const alike = (entry: ApiEntry): readonly Name[] =>
    namesOfApi(entry, file).filter((each) => each.kind === "scope" && each.name === name.name);
  const found = new Places([name]);
  let apart = file.apis;
  for (let size = 0; size < found.all.length;) {
    size = found.all.length;
    const blocks = new Set(found.all.map(({ at }) => at.block));
    const near = apart.filter((entry) => reaches(entry, blocks));
    const joined = new Set(near.filter((entry) => alike(entry).some((each) => found.has(each))));
    apart = apart.filter((entry) => !joined.has(entry));
    for (const entry of joined) alike(entry).forEach((each) => found.add(each));
  }
  return found.all;
}
