import type { ApiEntry } from "../../document/read/api.ts";
import { givingGrants, gives } from "../../document/read/giving-grants.ts";
import { listedFew } from "../../schema/words.ts";
import { words } from "./markdown.ts";

/** What a scope of an API is for, and which applications get it. Markdown; nothing where the API has no such scope. */
export function scopeText(value: string, entry: ApiEntry): readonly string[] {
  const found = entry.views.flatMap(({ scopes }) => scopes ?? []).find((scope) => scope.value === value);
  if (found === undefined) return [];
  const { description } = found;
  return [
    `**${words(value)}** · a scope of this API`,
    ...(description ? [words(description)] : []),
    ...holdersOf(value, entry),
  ];
}

/** Nothing where the file doesn't say which grants there are. */
function holdersOf(value: string, entry: ApiEntry): readonly string[] {
  if (entry.views.every(({ grants }) => grants === undefined)) return [];
  const all = givingGrants(entry).filter((grant) => grant.client !== undefined && gives(grant, value));
  const holders = new Set(
    all.map(({ client, subjectType }) => `${client}${subjectType === "user" ? " (for its users)" : ""}`),
  );
  return [holders.size === 0 ? "Granted to no application." : `Granted to ${listedFew([...holders], MOST, words)}.`];
}

const MOST = 8;
