import type { Block } from "../../document/block.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { listsOf } from "../../document/chunk.ts";
import { countOfApis } from "../../document/read/listed-apis.ts";
import { memoryKey } from "../../document/memory.ts";
import { GRANT_CLIENT, apiOf, hasForm } from "../place/path.ts";
import { neighbours, type Place } from "../place/place.ts";

/** A name for a tenant that the file doesn't have. Where it has `production`, nobody means `prod`. */
export function tenantName(place: Place, file: AuthApisFile): string {
  const others = [...file.tenants.map(({ name }) => name), ...neighbours(place, file)];
  const taken = new Set(others.map((name) => name.toLowerCase()));
  const free = TENANTS.find((names) => !names.some((name) => taken.has(name)));
  return free?.[0] ?? firstFree("dev", (number) => `dev-${number}`, taken);
}

/** A domain that no tenant of the file has. */
export function tenantDomain({ tenants }: AuthApisFile): string {
  const taken = new Set(tenants.map(({ domain }) => domain));
  return firstFree("example.eu.auth0.com", (number) => `example-${number}.eu.auth0.com`, taken);
}

/** An identifier that stands in no API of the file; none is read for it. */
export function apiIdentifier({ document }: AuthApisFile): string {
  const taken = new Set(listsOf(document.chunks, PROPOSED, proposedIn).flat());
  return firstFree("https://api.example.com", (number) => `https://api-${number}.example.com`, taken);
}

/** A scope that the API at the place doesn't have. */
export function scopeValue(place: Place, file: AuthApisFile): string {
  const views = apiOf(place.path, file)?.views ?? [];
  const read = views.flatMap(({ scopes = [] }) => scopes.map(({ value }) => value));
  const taken = new Set([...read, ...wordsAt(place, ["apis", "#", "scopes", "#", "value"])]);
  const free = SCOPES.find((scope) => !taken.has(scope));
  return free ?? firstFree("read:things", (number) => `read:things-${number}`, taken);
}

/** The file's short names for applications, first those that the API at the place grants nothing yet. */
export function clientNames(place: Place, { shortNames }: AuthApisFile): readonly string[] {
  const granted = new Set(wordsAt(place, GRANT_CLIENT));
  const isNew = (name: string): boolean => !granted.has(name);
  return [...[...shortNames].filter(isNew), ...granted].filter((name) => shortNames.has(name));
}

/** Words of the same API, the one that is being typed left out. */
function wordsAt({ path, words, token }: Place, form: readonly string[]): readonly string[] {
  const others = words.filter((word) => word.token !== token && word.path[1] === path[1] && hasForm(word.path, form));
  return others.map(({ text }) => text);
}

function firstFree(
  first: string,
  numbered: (number: number) => string,
  taken: ReadonlySet<string | undefined>,
): string {
  let free = first;
  for (let number = 2; taken.has(free); number++) free = numbered(number);
  return free;
}

function proposedIn(block: Block): readonly string[] {
  return countOfApis(block) > 0 ? (block.text.match(PROPOSAL) ?? []) : [];
}

/** What people call their tenants: of several names for one thing, the first is proposed. */
const TENANTS: readonly (readonly string[])[] = [
  ["dev", "development"],
  ["staging", "stage"],
  ["prod", "production", "live"],
  ["test", "testing", "qa"],
  ["demo"],
  ["sandbox"],
];
const SCOPES: readonly string[] = ["read:things", "create:things", "update:things", "delete:things"];
const PROPOSAL = /https:\/\/api(?:-\d+)?\.example\.com(?![\w.:/-])/g;
const PROPOSED = memoryKey<readonly string[]>();
