import type { ApiEntry } from "../document/read/api.ts";
import type { Block } from "../document/block.ts";
import { listsOf } from "../document/chunk.ts";
import { removeEntry } from "../document/edit/removals.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Fix, Span } from "../document/finding.ts";
import { type Latest, memoryKey } from "../document/memory.ts";
import type { Entry, MapValue, Value } from "../document/read/value.ts";
import { capital, shown } from "../schema/words.ts";
import { defineRule, type Report } from "./rule.ts";
import { secretsIn } from "../schema/secret-text.ts";
import { isFilledIn, secretByName } from "./about/secret-names.ts";

export const secretInFile = defineRule({
  id: "secret-in-file",
  on: "file",
  severity: "error",
  summary: "A secret stands in the file as plain text.",
  why: `This file is meant to be committed, reviewed and copied, and whatever stands in it can be read by everyone who can read
the repository, its history, its forks and the logs of its CI. So nothing in it is ever a secret: applications are named
by their client id, signing in to a tenant happens outside of the file, and Auth0 makes an API's signing secret itself.

Found are values under keys that mean a secret (\`client_secret\`, \`signing_secret\`, \`password\`, \`private_key\`, \`api_key\`,
\`access_token\` and their kin, also as \`clientSecret\` or \`AUTH0_CLIENT_SECRET\`), JSON Web Tokens, and private keys in PEM form:
in values, keys and comments, in \`x-\` keys as well. Nothing is called a secret because it looks random. Public keys,
certificates, client ids and placeholders are fine.

If the file has left your machine, removing the text is not enough: the history still has it. Make a new secret in Auth0
(for an application: *Rotate Secret*), then remove this one.`,
  *check({ file }) {
    const places: Span[] = [];
    for (const report of inValues(file)) {
      places.push(report.at);
      yield report;
    }
    // Comments, and text that is no value: a second document, what a syntax error has torn.
    for (const { kind, at } of listsOf(file.document.chunks, TEXTS, inBlock).flat()) {
      const { block, start } = at;
      if (!places.some((known) => known.block === block && known.start <= start && start < known.end)) {
        yield { at, message: messageOf(kind, []) };
      }
    }
  },
  good: [
    "apis:\n  - identifier: https://api.acme.com\n    grants:\n      - client: Lz8TqXWm1VbYfQd3h2Rk0aPq7NsXw4Zc\n",
    "tenants:\n  dev:\n    domain: acme-dev.eu.auth0.com\n    variables: { TOKEN_TTL: 3600 }\n    clients: { reset-password: Lz8TqXWm1VbYfQd3 }\n",
    "x-how: { client_secret: env:AUTH0_CLIENT_SECRET, password: <ask Ben>, secret_name: orders-worker }\n",
  ],
  bad: [
    "apis:\n  - identifier: https://api.acme.com\n    signing_alg: HS256\n    signing_secret: ⟦dGhpcyBpcyBub3QgYSByZWFsIG9uZQ⟧\n",
    'tenants:\n  dev:\n    domain: acme-dev.eu.auth0.com\n    variables: { AUTH0_CLIENT_SECRET: ⟦"not-a-real-one-8Zq1"⟧ }\n',
    "x-key: ⟦|\n  -----BEGIN PRIVATE KEY-----\n  MIIE\n  -----END PRIVATE KEY-----\n⟧",
    "# try it with ⟦eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.⟧\napis: []\n",
  ],
});

/** In every value of the file, once, at the place where it is written. */
function* inValues(file: AuthApisFile): Iterable<Report> {
  for (const { key, keyAt, value, block } of file.keys) {
    if (key === "apis" && value.kind === "list") continue;
    const at = { block, start: keyAt.start, end: value.at.end };
    const apart = value.kind === "list" && value.items.some((item) => item.at.block !== block) ? value.items : [];
    const own = apart.length > 0 ? { ...value, items: [] } : value;
    const map: Value = {
      kind: "map",
      entries: new Map([[key, { key, keyAt, value: own }]]),
      flow: block.isInBraces,
      at,
    };
    for (const report of block.latest(KEY_REPORTS, [value], () => inValue(map, []))) {
      // Without its key, the list would go on with the one above.
      yield apart.length > 0 ? { ...report, fixes: [] } : report;
    }
    for (const item of apart) yield* item.at.block.latest(ITEM_REPORTS, [item, key], () => inValue(item, [key]));
  }
  yield* listsOf(file.chunks, REPORTS, inApi).flat();
}

function inApi({ views: [api] }: ApiEntry): readonly Report[] {
  return api ? inValue(api.value, ["apis"]) : [];
}

function inBlock(block: Block): readonly { readonly kind: string; readonly at: Span }[] {
  return secretsIn(block.text).map(({ kind, start, end }) => ({ kind, at: { block, start, end } }));
}

const REPORTS = memoryKey<readonly Report[]>();
const KEY_REPORTS = memoryKey<Latest<readonly Report[]>>();
const ITEM_REPORTS = memoryKey<Latest<readonly Report[]>>();
const TEXTS = memoryKey<ReturnType<typeof inBlock>>();

function inValue(value: Value, path: readonly string[]): readonly Report[] {
  const found: Report[] = [];
  gather(value, path, found);
  return found;
}

/**
 * What an alias, a merge key or `defaults` brought is judged where it is written. It runs over each value of an API at each keystroke
 * in it, and nearly never finds anything: so it makes as little as it can.
 *
 * @param path - the keys that lead to the value
 */
function gather(value: Value, path: readonly string[], found: Report[]): void {
  if (value.via !== undefined) return;
  if (value.kind === "list") for (const item of value.items) gather(item, path, found);
  else if (value.kind === "scalar") gatherText(value.source, value.at, path, found);
  else if (value.kind === "map") {
    for (const entry of value.entries.values()) if (entry.via === undefined) gatherEntry(value, entry, path, found);
  }
}

function gatherEntry(map: MapValue, entry: Entry, above: readonly string[], found: Report[]): void {
  const { key, keyAt, value } = entry;
  gatherText(key, keyAt, [], found);
  const kind = secretByName(key);
  const content = value.kind === "scalar" && value.via === undefined ? secretsIn(value.source)[0] : undefined;
  if (kind === undefined && content === undefined && value.kind === "scalar") return;
  const path = [...above, key];
  const use = kind === undefined ? "none" : useOf(path);
  const isNamed = use === "never" || (use === "free" && value.via === undefined);
  if (kind !== undefined && isNamed && isFilledText(value, key)) {
    found.push({ at: value.at, message: messageOf(content?.kind ?? kind, path), fixes: removal(map, entry) });
  } else if (content) {
    found.push({ at: value.at, message: messageOf(content.kind, path), fixes: removal(map, entry) });
  } else if (use === "never") {
    const message = `\`${shown(key)}\` has no place here: this file never holds a secret, nor sets one by a variable. Remove it.`;
    found.push({ at: value.at, message, fixes: removal(map, entry) });
  } else gather(value, path, found);
}

function isFilledText(value: Value, key: string): boolean {
  return value.kind === "scalar" && typeof value.value === "string" && isFilledIn(value.source, key);
}

function gatherText(text: string, at: Span, path: readonly string[], found: Report[]): void {
  const first = secretsIn(text)[0];
  if (first) found.push({ at, message: messageOf(first.kind, path) });
}

/**
 * What the name of a key says at its place. `free`: users choose the keys, and the value decides. `never`: whatever the value,
 * no such key belongs there. `none`: names of applications and rules say nothing.
 */
function useOf([top = "", , third, ...rest]: readonly string[]): "free" | "never" | "none" {
  if (top.startsWith("x-")) return "free";
  const isName = top === "tenants" && (third === undefined || (third === "clients" && rest.length === 1));
  if (top === "rules" || isName) return "none";
  if (top === "tenants") return third === "variables" && rest.length > 0 ? "free" : "never";
  return "never";
}

function messageOf(kind: string, path: readonly string[]): string {
  const named = path.length > 0 && path.every((key) => secretsIn(key).length === 0);
  const place = named ? `in \`${shown(path.filter((key, at) => at > 0 || key !== "apis").join("."))}\`` : "here";
  return `${capital(kind)} stands ${place}. Whoever can read this file, its history or a copy of it can use it. Make a new one, and keep it out of the file.`;
}

function removal(map: MapValue, entry: Entry): readonly Fix[] {
  const { block } = entry.keyAt;
  const topInFlow = map.flow && map.entries.size === 1 && block.isInBraces;
  if (map.via !== undefined || topInFlow || block.parsed.problems.length > 0) return [];
  return [{ title: "Remove the secret", edits: [removeEntry(map, entry)], safe: false }];
}
