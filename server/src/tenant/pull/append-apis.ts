import type { ApiEntry } from "../../document/read/api.ts";
import { applyEdits } from "../../document/edit/apply-edits.ts";
import { asJson, isAsInJson, isJson, isKeyAsInJson } from "../../document/edit/as-json.ts";
import { isFlow } from "../../document/cut/cut-state.ts";
import type { Document } from "../../document/document.ts";
import { endOfVisible, entryText, insertBehind, insertItems, lineBreakOf } from "../../document/edit/edits.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Edit } from "../../document/finding.ts";
import { blockLines, flowText, itemLines } from "../../document/edit/plain-text.ts";
import type { Plain } from "../../document/read/plain-value.ts";

/** The document with further APIs at the end of its list, written as the others are. */
export function appendApis(file: AuthApisFile, apis: readonly Plain[]): Document {
  const { document } = file;
  if (apis.length === 0) return document;
  const last = file.apis.at(-1);
  if (last?.block.kind === "item") return applyEdits(document, [behind(last, apis, file)]);
  const key = file.keys.findLast((each) => each.key === "apis");
  if (key?.value.kind === "list" && (key.value.items.length > 0 || isInBraces(file))) {
    const texts = apis.map((api) =>
      key.value.kind === "list" && key.value.flow ? flowText(api) : blockLines(api).join("\n"),
    );
    return applyEdits(document, [insertItems(key.value, texts)]);
  }
  if (isInBraces(file)) return applyEdits(document, [...inBraces(file, apis)]);
  const lineBreak = lineBreakOf(document.text);
  const lines = blockList(apis, "  ", lineBreak);
  if (key) {
    const { block } = key;
    const colon = block.text.indexOf(":", key.keyAt.end) + 1;
    const end = Math.max(colon, key.value.kind === "list" ? key.value.at.end : colon);
    return applyEdits(document, [{ at: { block, start: colon, end }, text: lines }]);
  }
  const { text } = document;
  const gap = text === "" || text.endsWith("\n") ? "" : lineBreak;
  return document.edit(document.length, document.length, `${gap}apis:${lines}${lineBreak}`);
}

function isInBraces({ keys: [first], document }: AuthApisFile): boolean {
  if (first === undefined) return isJson(document);
  const { tree } = first.block.parsed;
  return isFlow(first.block.before) || (tree?.kind === "map" && tree.flow);
}

/** Where the file's own map stands in braces, the list stands in brackets. */
function inBraces({ keys, document }: AuthApisFile, apis: readonly Plain[]): readonly Edit[] {
  const entry = (isQuoted: boolean): string => entryText("apis", flowText(apis), isQuoted);
  const key = keys.findLast((each) => each.key === "apis") ?? keys.at(-1);
  if (key === undefined) {
    const found = document.blockAt(document.text.indexOf("{"));
    const at = found && { block: found.block, start: found.offset + 1, end: found.offset + 1 };
    return at ? [{ at, text: entry(true) }] : [];
  }
  const { block, keyAt, value } = key;
  const part = { start: keyAt.start, end: Math.max(keyAt.end, value.at.end) };
  const text = entry(isKeyAsInJson(key));
  return [key.key === "apis" ? { at: { block, ...part }, text } : insertBehind(block, part, [text])];
}

/** In the column of the others, with an empty line between where those have one. */
function behind({ block, tree, views }: ApiEntry, apis: readonly Plain[], { apis: all }: AuthApisFile): Edit {
  const { text } = block;
  if (isFlow(block.before)) {
    const texts = apis.map(flowText);
    if (!block.mayBeginInLine)
      return insertItems({ kind: "list", flow: true, items: [{ kind: "unknown", at: tree }], at: tree }, texts);
    const put = isAsInJson(text, 0) ? texts.map(asJson) : texts;
    return { at: { block, start: tree.end, end: tree.end }, text: put.map((each) => `, ${each}`).join("") };
  }
  const indent = /^([ \t]*)-/m.exec(text)?.[1] ?? "  ";
  const at = endOfVisible(text, views[0]?.value.at.end ?? text.length);
  const before = all.at(-2);
  const apart = before === undefined || /\n[ \t]*\r?\n$/.test(before.block.text);
  const lineBreak = lineBreakOf(text);
  return {
    at: { block, start: at, end: at },
    text: `${apart ? lineBreak : ""}${blockList(apis, indent, lineBreak, apart)}`,
  };
}

function blockList(apis: readonly Plain[], indent: string, lineBreak: string, apart = true): string {
  const items = apis.map((api) =>
    itemLines(api)
      .map((line) => `${lineBreak}${indent}${line}`)
      .join(""),
  );
  return items.join(apart ? lineBreak : "");
}
