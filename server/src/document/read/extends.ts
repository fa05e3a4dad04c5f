import { AnchorIndex } from "./anchors.ts";
import { Base, type BaseProblem } from "./base.ts";
import type { Block } from "../block.ts";
import { listsOf } from "../chunk.ts";
import type { Document } from "../document.ts";
import { memoryKey } from "../memory.ts";
import type { TreeEntry } from "../parse/tree.ts";
import { resolve } from "./resolve.ts";
import { isUnder, plainUri } from "../uri.ts";
import { rootsIn } from "./roots.ts";

/** Reads the file at a URI; it decides which files may be read at all. */
export type ReadDocument = (uri: string) => Document | BaseProblem;

/**
 * What a file extends: the file that its `extends` names, with what that one extends, and so on; `undefined` where it
 * extends nothing. Does no I/O but by `read`, and never throws.
 *
 * @param uri - the file's own
 */
export function readBase(document: Document, uri: string, read: ReadDocument): Base | BaseProblem | undefined {
  return chain(document, uri, read, []);
}

function chain(
  document: Document,
  uri: string,
  read: ReadDocument,
  below: readonly string[],
): Base | BaseProblem | undefined {
  const path = extendedPath(document);
  if (path === undefined) return undefined;
  const target = targetOf(path, uri);
  if (typeof target !== "string") return target;
  const open = [...below, uri];
  if (open.some((each) => plainUri(each) === plainUri(target))) return { problem: "leads back to this file" };
  if (open.length > LONGEST) return { problem: `is one of more than ${LONGEST} that extend one another` };
  const found = read(target);
  return "problem" in found ? found : new Base(target, found, chain(found, target, read, open));
}

/** The text of `extends`; `undefined` where there is none. It is asked of each text as it comes, so no other key is parsed for it. */
export function extendedPath(document: Document): string | undefined {
  const tree = listsOf(document.chunks, EXTENDS, extendsIn).flat().at(-1)?.value;
  if (tree === undefined) return undefined;
  const value = tree.kind === "alias" ? resolve(tree, new AnchorIndex(document)).value : tree;
  return value.kind === "scalar" && typeof value.value === "string" && value.value !== "" ? value.value : undefined;
}

function extendsIn(block: Block): readonly TreeEntry[] {
  return MAY_EXTEND.test(block.text) ? rootsIn(block).filter(({ key }) => key.value === "extends") : [];
}

/** Or with an escape: `"\\x65xtends"`. */
const MAY_EXTEND = /extends|\\/;
const EXTENDS = memoryKey<readonly TreeEntry[]>();

/** The URI that a path names, seen from a file. */
export function targetOf(path: string, uri: string): string | BaseProblem {
  if (path.startsWith("/") || /[\\:\0]/.test(path)) {
    return { problem: "is no path from this file on, such as ../shared.auth-apis.yaml" };
  }
  if (!/\.ya?ml$/i.test(path)) return { problem: "is no YAML file by its name" };
  if (!/^[a-z][\w+.-]*:\/\//i.test(uri)) {
    return { problem: "can't be found, since this file has no place yet; save it first", severity: "info" };
  }
  try {
    return new URL(
      path
        .replaceAll(/\p{Surrogate}/gu, "\ufffd")
        .split("/")
        .map(encodeURIComponent)
        .join("/"),
      uri,
    ).href;
  } catch {
    return { problem: "can't be found from here" };
  }
}

/**
 * Reads what an editor has open from there, unsaved changes included, and all else from the disk.
 *
 * @param open - the documents that are open, by their plain URIs
 * @param folders - URIs of the workspace's folders; where there are any, what is open outside of them does not count
 */
export function openFirst(
  open: (plain: string) => Document | undefined,
  folders: readonly string[],
  disk: ReadDocument,
): ReadDocument {
  return (uri) => {
    const document = open(plainUri(uri));
    if (document === undefined) return disk(uri);
    return folders.length === 0 || folders.some((folder) => isUnder(uri, folder)) ? document : OUTSIDE;
  };
}

/** For a file that lies outside of the workspace. */
export const OUTSIDE: BaseProblem = { problem: "lies outside of the workspace and is not read" };

/** Files that extend one another are read at each edit of one of them. */
const LONGEST = 10;
