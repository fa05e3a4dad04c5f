import type { GrantScope } from "../../document/read/grant.ts";
import { insertItems, replaceScalar } from "../../document/edit/edits.ts";
import { written } from "../../document/edit/scalar-text.ts";
import type { Fix } from "../../document/finding.ts";
import { replaceable } from "./fixes.ts";
import type { GrantScopes } from "./grant-list.ts";
import { foreignCharacter } from "./scope-text.ts";

/** One text with several scopes becomes several items. */
export function splitting({ list }: GrantScopes, { value, text }: GrantScope): Fix[] {
  const parts = [...new Set(value.split(/[\s,]+/).filter((part) => part !== ""))];
  const [first, ...rest] = parts;
  if (first === undefined || rest.length === 0 || replaceable(text) === undefined || list.via !== undefined) return [];
  if (parts.some((part) => foreignCharacter(part) !== undefined)) return [];
  const edits = [
    replaceScalar(text, first),
    insertItems(
      list,
      rest.map((part) => written(part)),
    ),
  ];
  return [{ title: `Split into ${parts.join(" and ")}`, edits, safe: false }];
}
