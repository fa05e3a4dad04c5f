import { replaceScalar } from "../document/edit/edits.ts";
import type { Fix } from "../document/finding.ts";
import { foreignWords, withoutForeign } from "../document/foreign-words.ts";
import type { ApiView } from "../document/read/api.ts";
import type { Value } from "../document/read/value.ts";
import { tornFrom } from "../document/torn-from.ts";
import { blankWord } from "../text/blank.ts";
import { ownScalar } from "./about/fixes.ts";
import { isThisMachine, isUrn, quoted, urlParts } from "./about/identifier-text.ts";
import { defineRule } from "./rule.ts";

export const identifierNotUrl = defineRule({
  id: "identifier-not-url",
  on: "api",
  severity: "info",
  summary: "The identifier is neither an absolute URL nor a URN.",
  why: `Auth0 takes any text as an identifier and recommends a URL, which need not lead anywhere. A bare word works, but
nothing in it says whose API it is: two teams, or two products that share a tenant one day, choose \`api\` or \`orders\` alike.
And standards expect more than a word: the \`resource\` parameter, by which many clients name an API, must be an absolute URI
([RFC 8707, section 2](https://www.rfc-editor.org/rfc/rfc8707#section-2)). That is what \`tag:\` and \`did:\` are as well, so of
these the finding says no more than that a URL is the usual form.

Where only the scheme is missing, the fix adds it. An identifier can't be changed once the API exists: another one is a new
API. If words are your habit, turn the rule off for the file with \`rules: { identifier-not-url: off }\`.

See [Set Up APIs](https://auth0.com/docs/get-started/auth0-overview/set-up-apis).`,
  *check(api) {
    const { identifier } = api;
    if (identifier === undefined || identifier.trim() === "" || isHalfTyped(api)) return;
    const text = identifier.trim();
    if (isForeign(text) || (!/\s/.test(text) && (urlParts(text) || isUrn(text)))) return;
    const repaired = withScheme(text);
    yield {
      at: api.at("identifier"),
      message: `${quoted(text)} ${said(text, repaired)}`,
      fixes: repaired === undefined ? [] : repair(api.get("identifier"), text, repaired),
    };
  },
  good: [
    "apis:\n  - identifier: https://api.acme.com/orders\n  - identifier: urn:acme:orders\n  - identifier: api://orders\n",
    'apis:\n  - identifier: "{{ BASE }}/orders"\n',
  ],
  bad: [
    "apis:\n  - identifier: ⟦orders⟧\n",
    "apis:\n  - identifier: ⟦api.acme.com/orders⟧\n",
    "apis:\n  - identifier: ⟦https:/api.acme.com/orders⟧\n",
  ],
});

/** What another tool was to fill in may be a URL's part; `foreign-placeholder` or a syntax error speaks of it. */
function isForeign(text: string): boolean {
  return foreignWords(text).length > 0 && !/\s/.test(withoutForeign(text));
}

/** Behind a quote that nothing closes, what else stands in the text counts as the identifier. */
function isHalfTyped(api: ApiView): boolean {
  const { block, end } = api.at("identifier");
  return end > tornFrom(block);
}

function said(text: string, repaired: string | undefined): string {
  return repaired === undefined && isOtherUri(text)
    ? "is a URI, but neither a URL nor a URN. It works as it is; what Auth0 recommends is a URL, which need not lead anywhere."
    : `${flaw(text, repaired)}. Auth0 takes it, but clients that name an API by the standard "resource" parameter need an absolute URI, such as a URL or a URN.`;
}

/** `tag:acme.com,2024:orders`, `did:web:acme.com`: an absolute URI (RFC 3986, section 4.3) of which nothing says that it was to be another. */
function isOtherUri(text: string): boolean {
  return /^(?!(?:https?|urn):)[a-z][a-z0-9+.-]*:[\w.~!$&'()*+,;=:@/?%-]+$/i.test(text);
}

function flaw(text: string, repaired: string | undefined): string {
  const [blank] = /\s/.exec(text) ?? [];
  if (blank !== undefined) return `contains a ${blankWord(blank)}, so it is no URL`;
  if (repaired === undefined) return "is neither a URL nor a URN";
  return /^https?\b[:/]/i.test(text) ? "is no URL: behind the scheme belongs `://`" : "is no URL: it has no scheme";
}

/** The URL that was meant, where one slip explains the text. */
function withScheme(text: string): string | undefined {
  if (/\s/.test(text)) return undefined;
  const rest = /^(https?)(?::\/?|\/\/)(?!\/)(.+)$/i.exec(text);
  if (rest?.[2] !== undefined && isHost(rest[2])) return `${rest[1]}://${rest[2]}`;
  const bare = text.replace(/^\/\//, "");
  if (!isHost(bare)) return undefined;
  return `${isThisMachine(bare.split(/[:/]/, 1).join()) ? "http" : "https"}://${bare}`;
}

/** `api.acme.com/orders`, `localhost:3000`: begins with what can only be a host. */
function isHost(text: string): boolean {
  // `com.acme.orders` is a name in reverse, not a host.
  if (/^(?:com|org|net|io|dev)\./i.test(text)) return false;
  return /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}|localhost)(?::\d+)?(?:\/.*)?$/is.test(text);
}

/** Only the beginning is written anew, so that placeholders further back stay. */
function repair(value: Value | undefined, text: string, repaired: string): readonly Fix[] {
  const scalar = ownScalar(value);
  if (scalar === undefined) return [];
  const source = scalar.source.trim();
  const [kept = ""] = repaired.replace(/^[a-z]+:\/\//i, "").split("/", 1);
  const from = source.indexOf(kept);
  if (from !== text.indexOf(kept) || from < 0) return [];
  const url = `${repaired.slice(0, repaired.indexOf("://") + 3)}${source.slice(from)}`;
  return [{ title: `Write ${url} (makes a new API)`, edits: [replaceScalar(scalar, url)], safe: false }];
}
