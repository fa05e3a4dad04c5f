import { FILE_KEYS } from "../file-keys.ts";
import { AnchorIndex } from "./anchors.ts";
import type { ApiEntry } from "./api.ts";
import { Base, type BaseProblem, laidOver } from "./base.ts";
import type { Block } from "../block.ts";
import { Chunk } from "../chunk.ts";
import type { Document } from "../document.ts";
import type { Span } from "../finding.ts";
import { inherited } from "./inherited.ts";
import { itemsOfOthers, keysAbove } from "../list-keys.ts";
import { Memory, memoryKey, type Latest } from "../memory.ts";
import { type ApiContext, apartBy, type BlockRead, bearsTheSame, readChunk, readChunkOn } from "./read-api.ts";
import { type Allowance, resolve, type Resolved, type Unresolved } from "./resolve.ts";
import { rootsOf } from "./roots.ts";
import { type Overrides, readTenants, type Tenant } from "./tenants.ts";
import { toldApart } from "./told-apart.ts";
import type { Tree } from "../parse/tree.ts";
import type { MapValue, Value } from "./value.ts";

/** A key at the top of the file. */
export interface TopLevelKey {
  readonly key: string;
  readonly keyAt: Span;
  /** With aliases and merge keys followed, variables as written; for `apis` in block style, nothing. */
  readonly value: Value;
  readonly block: Block;
  readonly unresolved: readonly Unresolved[];
}

/** What a document means: its tenants, and its APIs as each of them sees them. */
export interface AuthApisFile {
  readonly document: Document;
  /** In the order in which they stand. The same key may stand twice, which is an error. */
  readonly keys: readonly TopLevelKey[];
  /** What it extends, where that could be read. */
  readonly base: Base | undefined;
  /** Where it couldn't. */
  readonly baseProblem: BaseProblem | undefined;
  /** What `tenants` says, that of the base included. */
  readonly tenantMap: MapValue | undefined;
  readonly tenants: readonly Tenant[];
  /** How many of them are told apart, and have views: all, unless the file is too long for so many. */
  readonly toldApart: number;
  /** Its `defaults` are too long for so many APIs, so that these don't take them over. */
  readonly hasTooManyDefaults: boolean;
  readonly apis: readonly ApiEntry[];
  /** The same APIs, those of one chunk of the document's blocks together: what is remembered here survives edits elsewhere. */
  readonly chunks: readonly Chunk<ApiEntry>[];
  /** Has somebody asked for `chunks`? Then they are at hand. */
  readonly isRead: boolean;
  /** One of them; the others needn't be read for it. */
  chunkAt(number: number): Chunk<ApiEntry>;
  /** What must be read for it, block by block: what is read now, each when it is. */
  readChunkOn(number: number): Iterable<BlockRead>;
  /** Short names that any tenant gives to an application. */
  readonly shortNames: ReadonlySet<string>;
  /** What its APIs were read with. */
  readonly context: ApiContext;
  /** Goes on from edit to edit: whoever keeps something here must see for himself whether it still holds. */
  readonly kept: Memory;
}

/** What the meaning of a document depends on besides its text. */
export interface ReadOptions {
  /** What the file's `extends` names (see `readBase`); where it isn't given, what it brings is unknown. */
  readonly base?: Base | BaseProblem | undefined;
  readonly overrides?: Overrides;
  /** The tenant that the user picked for a file that names none. */
  readonly picked?: Tenant;
  /** The name of the file's tenant that a command acts on: what must be given for it (`NAME:` with no value) has been given. */
  readonly chosen?: string;
  /** A local tenant takes the place of one of the file's tenants: its variables and short names hold, its domain doesn't. */
  readonly standIn?: { readonly tenant: string; readonly domain: string };
}

/**
 * Reads the meaning of a document, its APIs when they are first asked for. Nothing throws; what can't be read is left out or
 * `unknown`.
 *
 * @param previous - the file before an edit: APIs on which the edit has no bearing come back as the same objects
 */
export function readFile(
  document: Document,
  options: ReadOptions = AS_IT_STANDS,
  previous?: AuthApisFile,
): AuthApisFile {
  const anchors = new AnchorIndex(document, previous?.context.anchors);
  const roots = rootsOf(document);
  const listed = itemsOfOthers(document.chunks);
  const beside: Allowance = { nodes: MOST_BESIDE };
  const keys = roots.map(({ key, value: tree }): TopLevelKey => {
    const { block } = key;
    const items = listed.get(block) ?? [];
    const name = key.value === null ? key.source : String(key.value);
    const allowance = FILE_KEYS.has(name) ? undefined : beside;
    const { value, unresolved } =
      items.length > 0 && isEmpty(tree) ? listOf(items, key, anchors, beside) : resolvedOnce(tree, anchors, allowance);
    return { key: name, keyAt: key, value, block, unresolved };
  });
  const keyed = (key: string): TopLevelKey | undefined => keys.findLast((each) => each.key === key);

  const bearing = roots.flatMap(({ key }) => (BEARING.has(key.value) ? [key.block] : []));
  const known = previous && bearsTheSame(previous.context, { options, anchors, bearing }) ? previous : undefined;
  const [base, baseProblem] = options.base instanceof Base ? [options.base, undefined] : [undefined, options.base];
  const tenantMap = laidOver(base?.tenants, keyed("tenants")?.value);
  const ownDefaults = roots.findLast(({ key }) => key.value === "defaults");
  const allDefaults = [...(ownDefaults ? [{ tree: ownDefaults.value, anchors }] : []), ...(base?.defaults() ?? [])];
  const defaults = inherited(allDefaults, document.chunks);
  const tenants = known?.tenants ?? tenantsOf(tenantMap, options);
  const apart = toldApart(document.chunks, tenants.length, apartBy(anchors, defaults));
  const bearsAsMuch = known?.toldApart === apart && known.context.defaults.length === defaults.length;
  const context: ApiContext = {
    anchors,
    options,
    bearing,
    // Its identity says that APIs read with it can be kept.
    tenants: bearsAsMuch
      ? known.context.tenants
      : tenants.length === 0 && options.picked
        ? [options.picked]
        : tenants.slice(0, apart),
    defaults,
    resolvedDefaults: new Map(),
  };
  const above = keysAbove(document.chunks);
  const chunkOf = (blocks: Chunk<Block>, at: number) => readChunk(blocks, above[at] ?? "", context);
  let chunks: readonly Chunk<ApiEntry>[] | undefined;
  let apis: readonly ApiEntry[] | undefined;
  return {
    document,
    keys,
    base,
    baseProblem,
    tenantMap,
    tenants,
    toldApart: apart,
    hasTooManyDefaults: defaults.length < allDefaults.length,
    get chunks() {
      chunks ??= document.chunks.map(chunkOf);
      return chunks;
    },
    get isRead() {
      return chunks !== undefined;
    },
    chunkAt(number) {
      const blocks = document.chunks[number];
      return chunks?.[number] ?? (blocks ? chunkOf(blocks, number) : NO_APIS);
    },
    readChunkOn(number) {
      const blocks = document.chunks[number];
      return blocks && !chunks ? readChunkOn(blocks, above[number] ?? "", context) : [];
    },
    get apis() {
      apis ??= this.chunks.flatMap(({ items }) => items);
      return apis;
    },
    shortNames: known?.shortNames ?? new Set(tenants.flatMap((tenant) => [...tenant.clients.keys()])),
    context,
    kept: previous?.kept ?? new Memory(),
  };
}

/** The text of a file, and those that it extends: their `tenants` and `defaults` are its own, too. */
export function documentsOf({ document, base }: Pick<AuthApisFile, "document" | "base">): readonly Document[] {
  return [document, ...(base?.chain ?? []).map((each) => each.document)];
}

function tenantsOf(value: Value | undefined, { overrides, chosen, standIn }: ReadOptions): readonly Tenant[] {
  const declared = readTenants(value, overrides, chosen);
  return declared.map((tenant) =>
    tenant.name === standIn?.tenant
      ? { ...tenant, domain: standIn.domain, customDomains: [], protected: false }
      : tenant,
  );
}

function isEmpty(tree: Tree): boolean {
  return tree.kind === "scalar" && tree.source === "" && tree.style === "plain";
}

/** What stands behind a key. No edit elsewhere makes it mean anything else, unless it has aliases and an anchor is another. */
function resolvedOnce(tree: Tree, anchors: AnchorIndex, allowance: Allowance | undefined): Resolved {
  const bearing = tree.block.parsed.hasAliases ? [anchors.all] : [];
  const known = tree.block.latest(VALUES, bearing, () => new Map<Tree, Resolved>());
  const resolved = known.get(tree) ?? resolve(tree, anchors, undefined, allowance);
  known.set(tree, resolved);
  return resolved;
}

/** A list below a key that the format doesn't know, whose items are blocks of their own. */
function listOf(
  blocks: readonly Block[],
  at: Span,
  anchors: AnchorIndex,
  allowance: Allowance,
): Pick<Resolved, "value" | "unresolved"> {
  const all = blocks.map((block) =>
    block.latest(
      LISTED,
      [anchors.all],
      () => block.parsed.tree && resolve(block.parsed.tree, anchors, undefined, allowance),
    ),
  );
  const items = all.flatMap((each) => (each?.value.kind === "list" ? each.value.items : []));
  return { value: { kind: "list", items, flow: false, at }, unresolved: all.flatMap((each) => each?.unresolved ?? []) };
}

/** What the reading of an API, and what the rules say of it alone, depends on. */
const BEARING: ReadonlySet<unknown> = new Set(["tenants", "defaults", "extends"]);
/** So many nodes aliases bring to all keys that the format doesn't know, of which nothing is read: APIs have need of the others. */
const MOST_BESIDE = 200_000;
const AS_IT_STANDS: ReadOptions = {};
const NO_APIS = new Chunk<ApiEntry>([]);
const LISTED = memoryKey<Latest<Resolved | undefined>>();
const VALUES = memoryKey<Latest<Map<Tree, Resolved>>>();
