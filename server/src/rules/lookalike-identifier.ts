import type { ApiEntry, ApiView } from "../document/read/api.ts";
import { listsOf } from "../document/chunk.ts";
import { replaceScalar } from "../document/edit/edits.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Fix } from "../document/finding.ts";
import { memoryKey } from "../document/memory.ts";
import { listed, shown } from "../schema/words.ts";
import type { Auth0Api } from "../facts/auth0-apis.ts";
import { auth0ApiOf, nearlyAuth0 } from "./about/auth0-own.ts";
import { ownScalar } from "./about/fixes.ts";
import { quoted } from "./about/identifier-text.ts";
import { differences, nearKey } from "../facts/near-identifier.ts";
import { meetings, type OnTenants, onTenants } from "./about/on-one-tenant.ts";
import { comparison, sameKeyed } from "./about/same-key.ts";
import { defineRule, type FileReport } from "./rule.ts";
import { type Beside, besideOthers } from "./about/other-files.ts";

export const lookalikeIdentifier = defineRule({
  id: "lookalike-identifier",
  on: "file",
  severity: "warning",
  summary: "Two identifiers differ so little that one is easily taken for the other.",
  why: `Auth0 compares identifiers as text. Two that differ only in a trailing slash, the scheme, letter case, a default
port, \`www.\` or percent-encoding are two APIs, each with its own scopes and grants, and nothing but a close look tells them
apart: an application asks for the one, the service expects the other, and every request is refused.

Most often one of the two is a slip: remove its entry, or, if both exist on the tenant, move the callers of one over and
then mark it with \`state: absent\`. Entries so marked are not compared. Where two APIs really must be that close, suppress the
finding and say why.

An identifier that nearly is one of Auth0's own, such as \`https://TENANT/api/v2\` without the slash, is found as well.`,
  *check({ file, others: files }) {
    yield* besideOthers(file, files, BESIDE, "alike", (entry, api, { title, source }, near) => {
      if (api.absent || near.some(({ identifier }) => identifier === api.identifier)) return undefined;
      const [other] = near;
      const what = listed(differences(other.identifier, api.identifier), "and");
      return {
        entry,
        at: api.at,
        message: `${quoted(api.identifier)} differs from ${quoted(other.identifier)} in ${title} only in ${what}. For the same tenant, Auth0 keeps them as two APIs: whoever mixes them up gets tokens that the service refuses.`,
        related: [{ at: other.at, message: `The API in ${title}`, source }],
      };
    });

    const alike = sameKeyed(file, LOOKS, (entry) => looksOf(entry, file));
    for (const { first, other, names } of meetings(alike, file)) {
      if (other.api.identifier === first.api.identifier) continue;
      yield { ...report(other.api, first.api), entry: other.entry, tenants: names };
    }
    yield* listsOf(file.chunks, BESIDE_AUTH0, (entry) => besideAuth0(entry, file)).flat();
  },
  good: [
    "apis:\n  - identifier: https://api.acme.com/orders\n  - identifier: https://api.acme.com/order\n",
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\n  live: { domain: acme.eu.auth0.com }\napis:\n  - identifier: http://api.acme.com\n    tenants: [dev]\n  - identifier: https://api.acme.com\n    tenants: [live]\n",
    "apis:\n  - identifier: https://api.acme.com/orders\n  - identifier: https://api.acme.com/Orders\n    state: absent\n",
  ],
  bad: [
    "apis:\n  - identifier: https://api.acme.com/orders\n  - identifier: ⟦https://api.acme.com/orders/⟧\n",
    "apis:\n  - identifier: https://api.acme.com/orders\n  - identifier: ⟦http://www.api.acme.com:80/Orders⟧\n",
    "apis:\n  - identifier: ⟦https://acme.eu.auth0.com/api/v2⟧\n",
  ],
});

const BESIDE = memoryKey<Beside>();

/** By what is equal for two that are easily taken for one another. */
function looksOf(entry: ApiEntry, file: AuthApisFile): readonly OnTenants[] {
  return onTenants(entry, (api) => (isCompared(api, file) ? nearKey(api.identifier) : undefined));
}

/** What is too near to one of Auth0's own APIs needs no other API beside it. */
function besideAuth0(entry: ApiEntry, file: AuthApisFile): readonly FileReport[] {
  return entry.views.flatMap((api) => (isCompared(api, file) ? [...nearAuth0(entry, api, file)] : []));
}

function isCompared(api: ApiView, file: AuthApisFile): api is Identified {
  return api.identifier !== undefined && !api.absent && !auth0ApiOf(api, file);
}

type Identified = ApiView & { readonly identifier: string };

const LOOKS = comparison<OnTenants>();
const BESIDE_AUTH0 = memoryKey<readonly FileReport[]>();

function report(api: ApiView, first: ApiView): FileReport {
  const [seen = "", identifier = ""] = [first.identifier, api.identifier];
  const what = listed(differences(seen, identifier), "and");
  const name = first.text("name");
  const note = name === undefined ? "The API that it looks like" : `It looks like this API, "${shown(name)}"`;
  return {
    at: api.at("identifier"),
    message: `${quoted(identifier)} differs from ${quoted(seen)} only in ${what}. Auth0 keeps them as two APIs: whoever mixes them up gets tokens that the service refuses.`,
    related: [{ at: first.at("identifier"), message: note }],
  };
}

function* nearAuth0(entry: ApiEntry, api: Identified, file: AuthApisFile): Iterable<FileReport> {
  const { identifier } = api;
  for (const own of nearlyAuth0(identifier, file)) {
    const what = listed(differences(own.identifier, identifier), "and");
    const message = `${quoted(identifier)} differs from Auth0's own ${own.name} only in ${what}. As it is, a sync would make a new API of that name, which has nothing to do with ${own.identifier}.`;
    const fixes = completions(api, own);
    yield { at: api.at("identifier"), message, fixes, entry, tenants: api.tenants.map(({ name }) => name) };
  }
}

/** Where one sign is all that lacks. */
function completions(api: ApiView, { name, identifier }: Auth0Api): readonly Fix[] {
  const scalar = ownScalar(api.get("identifier"));
  if (scalar === undefined) return [];
  const means = `(means the ${name})`;
  if (`${api.identifier}/` === identifier && !/[\s}]$/.test(scalar.source)) {
    return [{ title: `Add the slash ${means}`, edits: [replaceScalar(scalar, `${scalar.source}/`)], safe: false }];
  }
  if (api.identifier?.replace(HTTP, "https:") === identifier && HTTP.test(scalar.source)) {
    const secure = scalar.source.replace(HTTP, "https:");
    return [{ title: `Write https: ${means}`, edits: [replaceScalar(scalar, secure)], safe: false }];
  }
  return [];
}

const HTTP = /^http:/;
