import { AnchorIndex } from "./anchors.ts";
import type { ApiEntry } from "./api.ts";
import { Base, type BaseProblem, laidOver } from "./base.ts";
import type { Block } from "../block.ts";
import { Chunk } from "../chunk.ts";
import type { Document } from "../document.ts";
import { inherited } from "./inherited.ts";
import { keysAbove } from "../list-keys.ts";
import { Memory } from "../memory.ts";
import { type ApiContext, bearsTheSame } from "./api-context.ts";
import { apartBy } from "./read-api.ts";
import { type BlockRead, readChunk, readChunkOn } from "./read-chunk.ts";
import { rootsOf } from "./roots.ts";
import { type Overrides, readTenants, type Tenant } from "./tenants.ts";
import { toldApart } from "./told-apart.ts";
import { type TopLevelKey, topLevelKeys } from "./top-level-keys.ts";
import type { MapValue, Value } from "./value.ts";

/** What is read of a document at once. */
export type FileParts = Omit<AuthApisFile, "apis" | "chunks" | "isRead" | "chunkAt" | "readChunkOn" | "part">;

/**
 * What a document means: its tenants, and its APIs as each of them sees them.
 *
 * A class, as all is that has a getter and that each edit makes anew: an object literal with one becomes a dictionary, and what its functions
 * hold outlives the collections of V8's nursery (docs/keystroke.md).
 */
export class AuthApisFile {
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
  /** Short names that any tenant gives to an application. */
  readonly shortNames: ReadonlySet<string>;
  /** What its APIs were read with. */
  readonly context: ApiContext;
  /** Goes on from edit to edit: whoever keeps something here must see for himself whether it still holds. */
  readonly kept: Memory;
  /** The key below which the items at the beginning of each of the document's chunks stand. */
  readonly above: readonly string[];
  #chunks: readonly Chunk<ApiEntry>[] | undefined;
  #apis: readonly ApiEntry[] | undefined;

  constructor(parts: FileParts) {
    this.document = parts.document;
    this.keys = parts.keys;
    this.base = parts.base;
    this.baseProblem = parts.baseProblem;
    this.tenantMap = parts.tenantMap;
    this.tenants = parts.tenants;
    this.toldApart = parts.toldApart;
    this.hasTooManyDefaults = parts.hasTooManyDefaults;
    this.shortNames = parts.shortNames;
    this.context = parts.context;
    this.kept = parts.kept;
    this.above = parts.above;
  }

  /** In the order in which they stand. */
  get apis(): readonly ApiEntry[] {
    this.#apis ??= this.chunks.flatMap(({ items }) => items);
    return this.#apis;
  }

  /** The same APIs, those of one chunk of the document's blocks together: what is remembered here survives edits elsewhere. */
  get chunks(): readonly Chunk<ApiEntry>[] {
    this.#chunks ??= this.document.chunks.map((blocks, at) => this.#chunkOf(blocks, at));
    return this.#chunks;
  }

  /** Has somebody asked for `chunks`? Then they are at hand. */
  get isRead(): boolean {
    return this.#chunks !== undefined;
  }

  /** One of the chunks; the others needn't be read for it. */
  chunkAt(number: number): Chunk<ApiEntry> {
    const blocks = this.document.chunks[number];
    return this.#chunks?.[number] ?? (blocks ? this.#chunkOf(blocks, number) : NO_APIS);
  }

  /** What must be read for it, block by block: what is read now, each when it is. */
  readChunkOn(number: number): Iterable<BlockRead> {
    const blocks = this.document.chunks[number];
    return blocks && !this.isRead ? readChunkOn(blocks, this.above[number] ?? "", this.context) : [];
  }

  /** Some of its chunks alone, without the keys. Nothing that is kept of the whole goes by them. */
  part(from: number, to: number): AuthApisFile {
    return partOf(this, from, to);
  }

  #chunkOf(blocks: Chunk<Block>, at: number): Chunk<ApiEntry> {
    return readChunk(blocks, this.above[at] ?? "", this.context);
  }
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
  const keys = topLevelKeys(document, roots, anchors);
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
  return new AuthApisFile({
    document,
    keys,
    base,
    baseProblem,
    tenantMap,
    tenants,
    toldApart: apart,
    hasTooManyDefaults: defaults.length < allDefaults.length,
    shortNames: known?.shortNames ?? new Set(tenants.flatMap((tenant) => [...tenant.clients.keys()])),
    context,
    kept: previous?.kept ?? new Memory(),
    above: keysAbove(document.chunks),
  });
}

function partOf(whole: FileParts, from: number, to: number): AuthApisFile {
  const [document, above] = [whole.document.part(from, to), whole.above.slice(from, to)];
  return new AuthApisFile({ ...whole, document, above, keys: [], kept: new Memory() });
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

/** What the reading of an API, and what the rules say of it alone, depends on. */
const BEARING: ReadonlySet<unknown> = new Set(["tenants", "defaults", "extends"]);
const AS_IT_STANDS: ReadOptions = {};
const NO_APIS = new Chunk<ApiEntry>([]);
