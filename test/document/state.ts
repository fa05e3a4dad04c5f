import type { Document } from "../../server/src/document/document.ts";
import { positionIn } from "../../server/src/document/positions.ts";
import type { AuthApisFile } from "../../server/src/document/read/file.ts";
import type { Span } from "../../server/src/document/finding.ts";
import type { Value } from "../../server/src/document/read/value.ts";
import { analyse } from "../../server/src/rules/analyse.ts";

/** A document's blocks and where they stand, so that two documents can be compared. */
export function blocksOf(document: Document): unknown {
  return document.blocks.map((block) => {
    const { kind, before, text } = block;
    return { kind, before, text, line: document.lineOf(block), number: document.numberOf(block) };
  });
}

/** What a file means, with its places as offsets. */
export function meaningOf(file: AuthApisFile): unknown {
  const starts = new Map(file.document.blocks.map((block) => [block, file.document.offsetOf(block)]));
  const place = ({ block, start }: Span): number => (starts.get(block) ?? NaN) + start;
  const located = (value: Value): unknown => {
    if (value.kind === "scalar") return [place(value.at), value.value, value.via];
    if (value.kind === "list") return [place(value.at), value.items.map(located)];
    if (value.kind === "unknown") return [place(value.at), "?"];
    return [place(value.at), [...value.entries].map(([key, entry]) => [key, place(entry.keyAt), located(entry.value)])];
  };
  return file.apis.map(({ block, views }) => [
    block.parsed.problems.length > 0,
    views.map((view) => [
      view.tenants.map(({ name }) => name),
      located(view.value),
      view.unresolved.map(({ reason, name, at }) => [reason, name, place(at)]),
    ]),
  ]);
}

/** What is said of a file, with places in its text and the text that fixes put there. */
export function findingsOf(file: AuthApisFile): unknown {
  const { document } = file;
  const place = ({ block, start, end }: Span): unknown => [document.offsetOf(block) + start, end - start];
  return analyse(file).map(({ at, related = [], fixes = [], ...finding }) => ({
    ...finding,
    at: [place(at), document.rangeOf(at).start, positionIn(at.block, at.start).character],
    related: related.map((each) => [each.message, place(each.at)]),
    fixes: fixes.map(({ title, edits }) => [title, edits.map((edit) => [place(edit.at), edit.text])]),
  }));
}
