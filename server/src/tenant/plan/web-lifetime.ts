import { type JsonObject, member } from "../../facts/json.ts";
import type { FieldChange } from "./change.ts";

// The lifetime for the web must not exceed the other one (Auth0's API settings page). What a tenant does with one that is not in
// the request is not known: that it follows is an assumption, and so is that it doesn't.

/** What the reader should know where `token_lifetime` comes below a lifetime for the web that isn't changed with it. */
export function webLifetimeNote(changes: readonly FieldChange[], actual: JsonObject): string | undefined {
  const after = changes.find(({ path }) => path === "token_lifetime")?.after;
  const web = member(actual, "token_lifetime_for_web");
  if (typeof after !== "number" || typeof web !== "number" || web <= after) return undefined;
  if (changes.some(({ path }) => path === "token_lifetime_for_web")) return undefined;
  return `Its token_lifetime_for_web is ${web} and can't be longer: the tenant lowers it as well, or refuses. Name both in the file.`;
}

/** Has this field become what it is because `token_lifetime` was written, and not by another writer? */
export function followsLifetime(path: string, sent: ReadonlySet<string>, answer: JsonObject): boolean {
  const follows = member(answer, "token_lifetime_for_web") === member(answer, "token_lifetime");
  return path === "token_lifetime_for_web" && sent.has("token_lifetime") && follows;
}
