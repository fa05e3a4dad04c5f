import type { FlowState } from "../cut/cut-state.ts";
import type { ParsedBlock } from "./parse.ts";

/**
 * An item of a list of APIs in brackets that is a list itself. What would close it is taken for the end of the APIs (`../cut/flow-part.ts`), so
 * that it seems to be open; what else is wrong with it comes of that.
 */
export function withListAsApi(parsed: ParsedBlock, before: FlowState): ParsedBlock {
  const { tree, problems } = parsed;
  if (problems.length === 0 || !before.endsWith("[") || tree?.kind !== "list") return parsed;
  const [item] = tree.items;
  if (item?.kind !== "list" || !item.flow) return parsed;
  const { start } = item;
  return { ...parsed, problems: [{ code: "list-as-api", message: LIST_AS_API, start, end: start + 1 }] };
}

export const LIST_AS_API = "An API must be a map, not a list: take its brackets away, or write braces instead.";
