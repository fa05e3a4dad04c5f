import type { ApiView } from "../../document/read/api.ts";
import { insertEntry, replaceScalar } from "../../document/edit/edits.ts";
import type { Fix } from "../../document/finding.ts";
import { isEmpty, isInherited, type MapValue, type ScalarValue, type Value } from "../../document/read/value.ts";
import { isPartial } from "./torn.ts";

/**
 * The scalar, if a fix may write another text in its place: it is written there (no alias or merge key brought it), is no block
 * scalar, and holds no placeholder that the edit would destroy. It may stand in `defaults` (`engine/reach.ts`).
 */
export function replaceable(value: Value | undefined): ScalarValue | undefined {
  const scalar = ownScalar(value);
  return scalar?.source.includes("${") ? undefined : scalar;
}

/** As `replaceable`, but placeholders may stand in it: the edit has to keep them. */
export function ownScalar(value: Value | undefined): ScalarValue | undefined {
  const own = value?.kind === "scalar" && isWritten(value) && value.style !== "block";
  return own && !isEmpty(value) ? value : undefined;
}

function isWritten(value: Value): boolean {
  return value.via === undefined || isInherited(value);
}

/** Another value for a scalar; no fix where that is not possible. Changes what callers see, so never by "Fix all". */
export function replaceFix(value: Value | undefined, to: string | number | boolean, title: string): readonly Fix[] {
  const scalar = replaceable(value);
  if (scalar === undefined) return [];
  // A number or `true` in quotes would be text.
  const edit = typeof to === "string" ? replaceScalar(scalar, to) : { at: scalar.at, text: String(to) };
  return [{ title, edits: [edit], safe: false }];
}

/**
 * Turns an API's flag on, in its place or as a new line behind `after`. What an API says itself wins over `defaults` and
 * merge keys, so a key from there is no obstacle. No fix where the API's text isn't whole, or isn't here.
 */
export function turnOnFix(api: ApiView, key: string, title: string, after: string): readonly Fix[] {
  const entry = api.entry(key);
  if (entry?.value.via === "alias" && entry.via === undefined && ownMap(api)) {
    return [{ title, edits: [{ at: entry.value.at, text: "true" }], safe: false }];
  }
  if (entry && entry.value.via === undefined) return replaceFix(entry.value, true, title);
  return insertFix(api, key, "true", title, after);
}

/** Adds a key to an API, behind the key `after` where it has that; `text` is YAML. */
export function insertFix(api: ApiView, key: string, text: string, title: string, after: string): readonly Fix[] {
  const map = ownMap(api);
  if (map === undefined) return [];
  const before = api.entry(after);
  const edit = insertEntry(map, key, text, before?.value.via === undefined ? before : undefined);
  return [{ title, edits: [edit], safe: false }];
}

/** The API's map, if its text stands here and can be read to its end. */
export function ownMap(api: ApiView): MapValue | undefined {
  const { value } = api;
  return value.kind === "map" && value.via === undefined && !isPartial(api) ? value : undefined;
}
