import { Document } from "../../document/document.ts";
import type { ContentChange } from "../wire/params.ts";

/** The document after a change that the client has sent. */
export function applyChange(document: Document, { range, text }: ContentChange): Document {
  if (range === undefined) return Document.of(text);
  return document.edit(document.offsetAt(range.start), document.offsetAt(range.end), text);
}
