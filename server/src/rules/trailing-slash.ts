import type { ApiEntry, ApiView } from "../document/read/api.ts";
import { ofEach } from "../document/chunk.ts";
import { replaceScalar } from "../document/edit/edits.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Fix } from "../document/finding.ts";
import { memoryKey } from "../document/memory.ts";
import { sum } from "../document/sum.ts";
import { knownTenant } from "../facts/known-tenants.ts";
import { withoutSlashes } from "../facts/near-identifier.ts";
import { auth0ApiOf, meantByCustomDomain, nearlyAuth0 } from "./about/auth0-own.ts";
import { ownScalar } from "./about/fixes.ts";
import { quoted, urlParts } from "./about/identifier-text.ts";
import { defineRule, type FileReport, type RuleOptions } from "./rule.ts";
import { lastVariable } from "./about/variable-place.ts";

export const trailingSlash = defineRule({
  id: "trailing-slash",
  on: "file",
  severity: "warning",
  summary: "A URL identifier ends in a slash (or, by the option `style`, doesn't).",
  why: `With and without the slash are two identifiers. Auth0 compares the text: an application that asks for the other
one is told that there is no such API (\`Service not enabled within domain\`), or gets a token that the service refuses.
Many libraries add or drop a slash at the end of a URL by themselves, and people do, too, so a file should have one habit.

Option \`style\`: \`never\` (the default: no slash), \`always\`, or \`consistent\` (what most URLs of the file do; where as
many do as don't, no slash). Auth0's own Management API, whose identifier ends in a slash, is left alone.

An identifier can't be changed once the API exists: with the fix, a sync makes a new API beside the old one, and every
application has to ask for the new audience. Where the tenant is known to have the very identifier (you are signed in to it), the
rule is silent; else, where the API is in use, keep the identifier and suppress the finding:
\`# auth-apis-disable-next-line trailing-slash -- in use since 2021\`.

See [Set Up APIs](https://auth0.com/docs/get-started/auth0-overview/set-up-apis).`,
  *check({ file, facts }, options) {
    const habit = habitOf(file, options);
    for (const urls of urlsOf(file)) {
      for (const { entry, api, identifier } of habit.slash ? urls.without : urls.withSlash) {
        // Where the tenant has it already, it can't be changed any more.
        const open = api.tenants.filter(({ domain }) => !knownTenant(facts, domain)?.index.api(identifier));
        if (open.length === 0 && api.tenants.length > 0) continue;
        yield { ...report(api, identifier, habit), entry, tenants: open.map(({ name }) => name) };
      }
    }
  },
  good: [
    "apis:\n  - identifier: https://api.acme.com/orders\n",
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\napis:\n  - identifier: https://${tenant.domain}/api/v2/\n    grants: []\n",
    "rules:\n  trailing-slash: { style: always }\napis:\n  - identifier: https://api.acme.com/orders/\n  - identifier: urn:acme:orders\n",
    "rules:\n  trailing-slash: { style: consistent }\napis:\n  - identifier: https://api.acme.com/orders/\n  - identifier: https://api.acme.com/stock/\n",
  ],
  bad: [
    "apis:\n  - identifier: ⟦https://api.acme.com/orders/⟧\n",
    "rules:\n  trailing-slash: { style: always }\napis:\n  - identifier: ⟦https://api.acme.com/orders⟧\n",
    "rules:\n  trailing-slash: { style: consistent }\napis:\n  - identifier: https://api.acme.com/orders\n  - identifier: https://api.acme.com/stock\n  - identifier: ⟦https://api.acme.com/users/⟧\n",
  ],
});

/** How a file's URLs are to end, and what is said of one that doesn't. */
interface Habit {
  readonly slash: boolean;
  readonly flaw: string;
}

const NEVER: Habit = { slash: false, flaw: "ends in a slash" };
const ALWAYS: Habit = { slash: true, flaw: "lacks the slash at its end that this file's `rules` ask for" };
const MOST_WITHOUT: Habit = { slash: false, flaw: "ends in a slash, and most of this file's URLs don't" };
const MOST_WITH: Habit = { slash: true, flaw: "lacks a slash at its end, and most of this file's URLs have one" };
/** No majority, so that the default decides. */
const HALF: Habit = { slash: false, flaw: "ends in a slash, as half of this file's URLs do, and half don't" };

function habitOf(file: AuthApisFile, options: RuleOptions): Habit {
  const style = options.get("style");
  if (style !== "consistent") return style === "always" ? ALWAYS : NEVER;
  const more = sum(urlsOf(file), (urls) => urls.more);
  if (more === 0) return HALF;
  return more > 0 ? MOST_WITH : MOST_WITHOUT;
}

interface Url {
  readonly entry: ApiEntry;
  readonly api: ApiView;
  readonly identifier: string;
}

/** The URLs of some APIs, by their ends. */
interface Urls {
  readonly withSlash: readonly Url[];
  readonly without: readonly Url[];
  /** How many more of them end in a slash than don't. */
  readonly more: number;
}

function urlsOf(file: AuthApisFile): readonly Urls[] {
  return ofEach(file.chunks, URLS, (apis) => {
    const each = apis.map((entry) => entry.remember(OWN_URLS, () => byEnds(urlsOfApi(entry, file))));
    return {
      withSlash: each.flatMap((own) => own.withSlash),
      without: each.flatMap((own) => own.without),
      // API by API, so that where one chunk ends and the next begins makes no difference.
      more: sum(each, (own) => own.more),
    };
  });
}

/** @param urls - of one API */
function byEnds(urls: readonly Url[]): Urls {
  const withSlash = urls.filter(({ identifier }) => identifier.endsWith("/"));
  const without = urls.filter(({ identifier }) => !identifier.endsWith("/"));
  return { withSlash, without, more: distinct(withSlash) - distinct(without) };
}

/** The identifiers that are URLs and end where their path does. */
function urlsOfApi(entry: ApiEntry, file: AuthApisFile): readonly Url[] {
  return entry.views.flatMap((api) => {
    if (api.identifier === undefined || api.absent || auth0ApiOf(api, file) || meantByCustomDomain(api, file))
      return [];
    const identifier = api.identifier.trim();
    // One of Auth0's own is meant, which `lookalike-identifier` names.
    if (nearlyAuth0(identifier, file).length > 0) return [];
    const parts = urlParts(identifier);
    return parts && parts.query === undefined && parts.fragment === undefined ? [{ entry, api, identifier }] : [];
  });
}

/** What several tenants see alike of an API counts once. */
function distinct(urls: readonly Url[]): number {
  return new Set(urls.map(({ identifier }) => identifier)).size;
}

const URLS = memoryKey<Urls>();
const OWN_URLS = memoryKey<Urls>();

function report(api: ApiView, identifier: string, { slash, flaw }: Habit): FileReport {
  const variable = slash ? undefined : lastVariable(api);
  const included = slash ? "" : ", slash included";
  const origin = variable ? ` The slash comes from the variable ${variable.name}.` : "";
  return {
    at: api.at("identifier"),
    message: `${quoted(identifier)} ${flaw}. With and without are two identifiers: every application must ask for exactly this one${included}, or it gets no token.${origin}`,
    fixes: slash ? addSlash(api) : removeSlash(api, identifier),
    ...(variable && { related: [{ at: variable.at, message: `The variable ${variable.name}` }] }),
  };
}

function removeSlash(api: ApiView, identifier: string): readonly Fix[] {
  const scalar = ownScalar(api.get("identifier"));
  const bare = scalar && withoutSlashes(scalar.source.trimEnd());
  if (scalar === undefined || bare === undefined) return [];
  // Slashes that a variable brought would stay.
  if (scalar.source.trimEnd().length - bare.length !== identifier.length - withoutSlashes(identifier).length) return [];
  return [{ title: "Remove the slash (makes a new API)", edits: [replaceScalar(scalar, bare)], safe: false }];
}

function addSlash(api: ApiView): readonly Fix[] {
  const scalar = ownScalar(api.get("identifier"));
  // Behind a placeholder it could be a second one on another tenant.
  if (scalar === undefined || /[\s}]$/.test(scalar.source)) return [];
  return [
    { title: "Add the slash (makes a new API)", edits: [replaceScalar(scalar, `${scalar.source}/`)], safe: false },
  ];
}
