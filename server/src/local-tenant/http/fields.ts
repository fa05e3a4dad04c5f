import { parameter } from "./pages.ts";
import { flag, text } from "./shape.ts";

/**
 * What `fields` (a comma list) and `include_fields` (true unless told) leave of a record.
 *
 * @returns a function that cuts a record down, the record itself where no `fields` are asked for.
 */
export function readFields(query: URLSearchParams): (record: object) => object {
  const names = parameter(query, "fields", text());
  const include = parameter(query, "include_fields", flag) ?? true;
  if (names === undefined || names === "") return (record) => record;
  const chosen = new Set(names.split(",").map((name) => name.trim()));
  return (record) => Object.fromEntries(Object.entries(record).filter(([key]) => chosen.has(key) === include));
}
