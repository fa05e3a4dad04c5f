import type { Position } from "../../document/document.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Steps } from "../../document/steps.ts";
import { namesOfApi } from "./api-names.ts";
import { nameAt } from "./find.ts";
import type { Name } from "./name.ts";

/** Notes what a file's APIs name, some at a time, if any of them may name what the word at a position does; they remember it. */
export function* namesOn(file: AuthApisFile, position: Position): Steps<void> {
  const name = nameAt(file, file.document.offsetAt(position));
  if (name === undefined || !ANYWHERE.has(name.kind)) return;
  for (const { items } of file.chunks) {
    for (const entry of items) namesOfApi(entry, file);
    yield;
  }
}

const ANYWHERE: ReadonlySet<Name["kind"]> = new Set(["client", "tenant", "identifier"]);
