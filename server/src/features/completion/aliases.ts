import type { CompletionItem } from "vscode-languageserver-types";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Tree } from "../../document/parse/tree.ts";
import type { Place } from "../place/place.ts";
import { itemsOf, Kind } from "./candidate.ts";

/** The anchors above an alias that is being typed; `undefined` where none is. A merge key takes aliases of maps and nothing else. */
export function aliasItems(place: Place, file: AuthApisFile): CompletionItem[] | undefined {
  const merges = place.path.slice(-2).includes("<<");
  const begun = ALIAS.test(place.text) || (merges && place.text === "");
  if (place.role === "key" || place.token.style !== "plain" || !begun) return undefined;
  const kinds = new Map(anchorsAbove(place, file).map(({ kind, anchor = "" }) => [anchor, kind]));
  const candidates = [...kinds]
    .filter(([, kind]) => !merges || kind === "map")
    .map(([name, kind]) => ({ label: `*${name}`, kind: Kind.Reference, detail: DETAILS[kind], text: `*${name}` }));
  return itemsOf(candidates, place, file.document);
}

/** An alias means an anchor that stands before it (YAML 1.2.2, 3.2.2.2). */
function anchorsAbove(place: Place, { document, context }: AuthApisFile): readonly Tree[] {
  return context.anchors.all.filter(({ block, start }) => document.offsetOf(block) + start < place.start);
}

const ALIAS = /^\*[^\s,[\]{}]*$/;
const DETAILS: Readonly<Record<Tree["kind"], string>> = {
  map: "a map",
  list: "a list",
  scalar: "a scalar",
  alias: "an alias",
};
