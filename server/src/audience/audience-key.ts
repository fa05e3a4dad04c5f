import { changesText } from "./keeps.ts";
import { endAt } from "./match.ts";
import { STAGES } from "./stages.ts";
import { wordsOf } from "./words.ts";

/** A name that has to do with an audience, and where it stands in a text (UTF-16 offsets). */
export interface AudienceKey {
  readonly start: number;
  readonly end: number;
}

/**
 * Every name in a text that says "audience": `AUTH0_AUDIENCE`, `ValidAudience`, `WithAudiences`, `aud`, `auth0.audience`; and
 * "API identifier" (`ApiIdentifier`, `resource_server_identifier`), as the Dashboard and some of Auth0's samples call it.
 */
export function* audienceKeys(text: string): Iterable<AudienceKey> {
  let done = 0;
  for (const { index } of text.matchAll(/aud|identifier|TokenValidator|requestToken|client_credentials/gi)) {
    if (index < done) continue;
    const start = widen(text, index, -1);
    done = widen(text, index, 1);
    // `aud.equals("…")` is about `aud`.
    const name = text.slice(start, done).replace(MEMBERS, "");
    if (
      (saysAudience(name) && !isChange(text, name, done)) ||
      isTerraforms(text, name, start) ||
      isCallOfSdk(text, name, done)
    )
      yield { start, end: start + name.length };
  }
}

/**
 * `audience_check` is none: what counts is what the name ends with, but for numbers and stages (`AUDIENCE_2_PROD`, `audience1`).
 * `wrongAudience` is meant to be wrong.
 */
function saysAudience(name: string): boolean {
  const words = wordsOf(name);
  return !words.some((word) => WRONG.has(word)) && SAYS.test(words.join(" "));
}

/** `normalizeAudience("…")` gives another text. */
function isChange(text: string, name: string, end: number): boolean {
  return text[end] === "(" && changesText(name);
}

/** `authAPI.requestToken("…")`, `get_token.client_credentials("…")`, `Auth0JWTBearerTokenValidator("DOMAIN", "…")`. */
function isCallOfSdk(text: string, name: string, end: number): boolean {
  return text[end] === "(" && CALL_OF_SDK.test(name);
}

/** `data "auth0_resource_server" "orders" { identifier = "…" }` finds an API by it. */
function isTerraforms(text: string, name: string, start: number): boolean {
  return name === "identifier" && endAt(API_OF_TERRAFORM, text, start) !== undefined;
}

/** To the end of the name in one direction; no name is longer than that. */
function widen(text: string, from: number, step: 1 | -1): number {
  let at = from;
  for (let length = 0; length < LONGEST; length++) {
    const next = text[step === 1 ? at : at - 1];
    // `resource_server?.identifier` is one name; `aud?.includes` is about `aud`.
    const isChained = next === "?" && step === -1 && text[at] === ".";
    if (next === undefined || !(isChained || /[\w$.-]/.test(next))) break;
    at += step;
  }
  return at;
}

/** What is asked of an audience, or done with it, and says no more of what it is. */
const MEMBERS =
  /(?:\.(?:equals|includes?|contains|has|indexOf|some|any|anyMatch|exists|find|stream|iter|first|single|get|at|to_?string|asString|as_str|to_s|should\w{0,20})){1,6}$/i;

const WRONG: ReadonlySet<string> = new Set([
  ...[
    "wrong",
    "invalid",
    "bad",
    "other",
    "another",
    "unknown",
    "fake",
    "incorrect",
    "mismatched",
    "unexpected",
    "different",
  ],
  ...["foreign", "untrusted", "unauthorized", "forbidden", "disallowed", "not", "old", "previous"],
]);
/** Of a name's words. `JwtAudienceValidator("…")`, `AudienceChecker("…")`, `AUDIENCE_URL`. */
const SAYS = new RegExp(
  String.raw`(?:^| )(?:aud|audiences?|(?:api|server) (?:\d+ )?identifier|audience (?:\d+ )?(?:validator|checker|ur[li]|id|identifier))` +
    String.raw`(?: (?:\d+|${STAGES.map((stage) => wordsOf(stage).join(" ")).join("|")}))*$`,
);
const CALL_OF_SDK = /^Auth0JWTBearerTokenValidator$|^auth\w*\.requestToken$|(?:^|\.)client_credentials$/i;
export const API_OF_TERRAFORM = /(?<="auth0_resource_server"\s"[\w-]{1,60}"\s\{[^{}]{0,400})/y;

const LONGEST = 100;
