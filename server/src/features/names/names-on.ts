import { slices } from "../../document/chunk.ts";
import type { Position } from "../../document/document.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Steps } from "../../document/steps.ts";
import { namesOfApi } from "./api-names.ts";
import { nameAt, namingIn } from "./find.ts";
import type { Name } from "./name.ts";

/**
 * Notes what a file's APIs name, some at a time, if any of them may name what the word at a position does: all of them, or those to which
 * an anchor may bring it. They remember it.
 */
export function* namesOn(file: AuthApisFile, position: Position): Steps<void> {
  const offset = file.document.offsetAt(position);
  const block = file.document.blockAt(offset)?.block;
  for (const entries of block ? slices(namingIn(block, file), AT_ONCE) : []) {
    for (const entry of entries) namesOfApi(entry, file);
    yield;
  }
  const name = nameAt(file, offset);
  if (name === undefined || !ANYWHERE.has(name.kind)) return;
  for (const { items } of file.chunks) {
    for (const entry of items) namesOfApi(entry, file);
    yield;
  }
}

/** A chunk of APIs has as many at most. */
const AT_ONCE = 64;
const ANYWHERE: ReadonlySet<Name["kind"]> = new Set(["client", "tenant", "identifier"]);
