import type { DocumentLink } from "vscode-languageserver-types";
import { targetOf } from "../document/read/extends.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import { inner } from "./names/name.ts";

/**
 * The file that this one extends. Identifiers look like addresses, but nothing need answer there: they are no links.
 *
 * @param uri - the document's own; one that is no place among files (an untitled one) has no links
 */
export function documentLinks(file: AuthApisFile, uri: string): DocumentLink[] {
  return file.keys.flatMap(({ key, value, block }) => {
    if (key !== "extends" || value.kind !== "scalar" || typeof value.value !== "string" || value.via) return [];
    const target = targetOf(value.value, uri);
    if (typeof target !== "string") return [];
    const range = file.document.rangeOf({ block, ...inner({ ...value.at, style: value.style }, block.text) });
    return [{ range, target, tooltip: "Open the file whose tenants, rules and defaults hold here too" }];
  });
}
