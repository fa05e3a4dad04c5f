import type { Base } from "../../document/read/base.ts";
import { type AuthApisFile, readFile } from "../../document/read/file.ts";
import { memoryKey } from "../../document/memory.ts";
import { plainUri } from "../../document/uri.ts";
import { isTorn } from "../../rules/about/torn.ts";
import type { Name } from "./name.ts";

/** A file of the workspace. */
export interface PlacedFile {
  readonly uri: string;
  /** As the client counts it; `undefined`: it isn't open there. */
  readonly version?: number | undefined;
  readonly file: AuthApisFile;
}

export const NO_FILES: readonly PlacedFile[] = [];

/** The files, each once, and those that they extend. */
export function withBases(files: readonly PlacedFile[]): readonly PlacedFile[] {
  const known = new Map(files.map((each) => [plainUri(each.uri), each]));
  for (const base of files.flatMap(({ file }) => file.base?.chain ?? [])) {
    const plain = plainUri(base.uri);
    if (!known.has(plain)) known.set(plain, { uri: base.uri, file: base.remember(READ, () => asFile(base)) });
  }
  return [...known.values()];
}

/** Does a file extend another one, be it by way of a third one? */
export function extendsFile({ file }: PlacedFile, { uri }: PlacedFile): boolean {
  return file.base?.chain.some((base) => plainUri(base.uri) === plainUri(uri)) === true;
}

/** Would a thing that one file names be the same in the other one, if the same name stood there? */
export function isNear({ kind }: Name, one: PlacedFile, other: PlacedFile): boolean {
  if (kind === "identifier") return sharesTenant(one.file, other.file) || (isForAny(one.file) && isForAny(other.file));
  return (
    extendsFile(one, other) || extendsFile(other, one) || (kind === "client" && sharesTenant(one.file, other.file))
  );
}

/** May a file name something, though nobody can tell? What stands outside of its APIs says to whom it belongs. */
export function mayHide({ name, kind }: Name, { file: { document } }: PlacedFile): boolean {
  if (!document.blocks.some((block) => block.kind !== "item" && isTorn(block))) return false;
  // Variables make one identifier of two texts.
  if (kind === "identifier" && [name, document.text].some((text) => text.includes("${"))) return true;
  return document.text.includes(name);
}

function sharesTenant(one: AuthApisFile, other: AuthApisFile): boolean {
  return one.tenants.some(({ domain }) => domain !== undefined && other.tenants.some(isAt(domain)));
}

/** Is a tenant the one with this domain? */
export function isAt(domain: string): (tenant: { readonly domain: string | undefined }) => boolean {
  return (tenant) => tenant.domain?.toLowerCase() === domain.toLowerCase();
}

/** It names no tenant. */
export function isForAny({ tenants }: AuthApisFile): boolean {
  return tenants.length === 0;
}

function asFile({ document, above }: Base): AuthApisFile {
  return readFile(document, above ? { base: above } : {});
}

const READ = memoryKey<AuthApisFile>();
