import type { Position } from "../../document/document.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { nameAt, sameNames } from "./find.ts";
import { Identifiers } from "./identifiers.ts";
import type { Name } from "./name.ts";
import { extendsFile, isAt, isNear, mayHide, type PlacedFile, withBases } from "./placed-file.ts";

/** The places of one file that name a thing. */
export interface NamedIn {
  readonly placed: PlacedFile;
  readonly names: readonly Name[];
}

/** Who names the same thing. */
export interface Across {
  /** The file itself first; every other one names the thing at least once. */
  readonly found: readonly NamedIn[];
  /** Files that don't name it, but would if its name stood there, or if a syntax error hid it. */
  readonly near: readonly PlacedFile[];
}

/**
 * Every place in the workspace that names the same thing. What `tenants` gives goes along `extends`, in both directions; a short
 * name is also the same where another file gives it to the same application of the same tenant; an identifier is the same API where
 * it is the same on one tenant, though variables may make it so, or where it is written alike and no file names a tenant. Scopes and
 * anchors are a file's own.
 *
 * @param others - the workspace's other files, as far as they are known; what a file extends is found without
 */
export function namesAcross(name: Name, here: PlacedFile, others: readonly PlacedFile[]): Across {
  const found: NamedIn[] = [{ placed: here, names: sameNames(name, here.file) }];
  const apart = new Set(isOwn(name, here.file) ? [] : withBases([here, ...others]).slice(1));
  const near = new Set([...apart].filter((other) => mayHide(name, other)));
  // What is found leads on: from a file to what it extends, and from there to all that extend that.
  const identifiers = new Identifiers();
  for (const { placed: from, names: known } of found) {
    if (apart.size === 0) break;
    const keys = name.kind === "identifier" ? identifiers.keysOf(known, from.file) : undefined;
    for (const other of apart) {
      if (!isNear(name, from, other)) continue;
      near.add(other);
      const names = keys ? identifiers.having(keys, other.file) : sharedNames(name, from, other);
      if (names.length === 0) continue;
      found.push({ placed: other, names });
      apart.delete(other);
      near.delete(other);
    }
  }
  return { found, near: [...near] };
}

/** May other files name what the word at a position names? */
export function isShared(file: AuthApisFile, position: Position): boolean {
  const name = nameAt(file, file.document.offsetAt(position));
  return name !== undefined && !isOwn(name, file);
}

/** Is it nothing to other files? An application's own name is no short name, and what is built in, nobody gives. */
function isOwn({ kind, name }: Name, { shortNames }: AuthApisFile): boolean {
  if (kind === "client") return !shortNames.has(name);
  return kind === "scope" || kind === "anchor" || (kind === "variable" && name.startsWith("tenant."));
}

function sharedNames(name: Name, from: PlacedFile, other: PlacedFile): readonly Name[] {
  if (name.kind === "client" && !other.file.shortNames.has(name.name)) return [];
  const joined = extendsFile(from, other) || extendsFile(other, from);
  const shared = joined || (name.kind === "client" && isSameApplication(name.name, from.file, other.file));
  return shared ? sameNames(name, other.file) : [];
}

/** An id that isn't known here may be any. */
function isSameApplication(name: string, from: AuthApisFile, other: AuthApisFile): boolean {
  return from.tenants.some(({ domain, clients }) => {
    const own = clients.get(name);
    if (domain === undefined || own === undefined) return false;
    return other.tenants.filter(isAt(domain)).some((tenant) => {
      const theirs = tenant.clients.get(name);
      return theirs && (theirs.clientId === own.clientId || !theirs.clientId || !own.clientId);
    });
  });
}
