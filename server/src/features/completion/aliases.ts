import type { CompletionItem } from "vscode-languageserver-types";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Tree } from "../../document/parse/tree.ts";
import type { Place } from "../place/place.ts";
import { canStand } from "./can-stand.ts";
import { itemsOf, Kind } from "./candidate.ts";

/** The anchors above an alias that is being typed, of what can stand there; `undefined` where none is typed. */
export function aliasItems(place: Place, file: AuthApisFile): CompletionItem[] | undefined {
  const merge = place.path.lastIndexOf("<<");
  const merges = merge >= 0 && merge >= place.path.length - 2;
  const begun = ALIAS.test(place.text) || (merges && place.text === "");
  if (place.role === "key" || place.token.style !== "plain" || !begun) return undefined;
  const path = merges ? place.path.slice(0, merge) : place.path;
  // Of two anchors with one name, the later one counts.
  const anchors = new Map(anchorsAbove(place, file).map((tree) => [tree.anchor ?? "", tree]));
  const candidates = [...anchors]
    .filter(([, tree]) => (!merges || tree.kind === "map") && canStand(tree, path))
    .map(([name, { kind }]) => ({ label: `*${name}`, kind: Kind.Reference, detail: DETAILS[kind], text: `*${name}` }));
  return itemsOf(candidates, place, file.document);
}

/** An alias means an anchor that stands before it (YAML 1.2.2, 3.2.2.2); what it stands in can't be a part of itself. */
function anchorsAbove(place: Place, { document, context }: AuthApisFile): readonly Tree[] {
  const { token, words, start } = place;
  const isItsKey = (word: Place["token"]): boolean =>
    word.role === "key" && word.frame === token.frame && word.start < token.start;
  // What stands behind a key may be nothing yet, and the map around it end with the key.
  const key = typeof token.step === "string" ? words.findLast((word) => isItsKey(word.token)) : undefined;
  const from = start - (key ? token.start - key.token.start : 0);
  return context.anchors.all.filter(({ block, end }) => document.offsetOf(block) + end <= from);
}

const ALIAS = /^\*[^\s,[\]{}]*$/;
const DETAILS: Readonly<Record<Tree["kind"], string>> = {
  map: "a map",
  list: "a list",
  scalar: "a scalar",
  alias: "an alias",
};
