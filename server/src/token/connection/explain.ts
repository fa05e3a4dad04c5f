import { roughDuration } from "../../text/duration.ts";
import { type Explanation, noAnswer } from "../../text/no-answer.ts";
import type { TokenErrorCode, TokenErrorFacts } from "./token-error.ts";

/** The code in plain words, with the next step. */
export function explain(code: TokenErrorCode, facts: TokenErrorFacts): Explanation {
  const { domain } = facts;
  const status = facts.status === undefined ? "" : ` with HTTP ${facts.status}`;
  const reason = facts.reason === undefined ? "" : ` (${facts.reason})`;
  const again = facts.retryAfter === undefined ? "in a minute" : `in ${roughDuration(facts.retryAfter)}`;
  const say = (title: string, detail: string, nextStep: string): Explanation => ({ title, detail, nextStep });
  switch (code) {
    case "bad-domain":
      return say(
        `"${domain}" is not a tenant's domain.`,
        "A domain is a bare host name: no scheme, path or user, and a port only on this machine.",
        "Write it as the Auth0 Dashboard shows it, for example acme.eu.auth0.com.",
      );
    case "bad-key":
      return say(
        "The private key cannot be used.",
        "It must be an unencrypted RSA private key of 2048 bits at least in PEM form, for RS256, RS384 or PS256.",
        "Check the key file: it begins with -----BEGIN PRIVATE KEY-----.",
      );
    case "no-credentials":
      return say(
        `The client id or the secret for ${domain} is empty.`,
        "A token is only given to an application that says who it is and proves it.",
        "Give both as the application's settings in the Dashboard show them.",
      );
    case "too-large":
      return say(
        `${domain} sent more than can be an answer.`,
        "The answer was longer than 1 MB and was not read to its end.",
        "Check that the domain is an Auth0 tenant's.",
      );
    case "unexpected-answer":
      return say(
        `${domain} answered in a form that is not known${status}.`,
        "The answer is JSON, but neither what was asked for nor an OAuth error.",
        "Check that the domain is an Auth0 tenant's.",
      );
    case "rate-limited":
      return say(
        `${domain} asks for fewer requests.`,
        "Too many requests came in a short time, from here or from others who use this tenant.",
        `Try again ${again}.`,
      );
    case "server-error":
      return say(
        `${domain} is in trouble${status}.`,
        "The tenant itself failed; nothing about the request can be concluded from it.",
        `Try again ${again}; if it stays so, look at https://status.auth0.com.`,
      );
    default:
      return noAnswer(code, domain, { status, reason });
  }
}
