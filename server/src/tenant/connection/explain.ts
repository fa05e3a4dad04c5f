import { roughDuration } from "../../text/duration.ts";
import { type Explanation, noAnswer } from "../../text/no-answer.ts";
import type { TenantErrorCode, TenantErrorFacts } from "./tenant-error.ts";

/** The code in plain words, with the next step. */
export function explain(code: TenantErrorCode, facts: TenantErrorFacts): Explanation {
  const { domain } = facts;
  const status = facts.status === undefined ? "" : ` (HTTP ${facts.status})`;
  const reason = facts.reason === undefined ? "" : ` (${facts.reason})`;
  const said = facts.said === undefined ? "" : ` The tenant says: ${facts.said.replace(/(?<![.!?])$/, ".")}`;
  const again = facts.retryAfter === undefined ? "in a minute" : `in ${roughDuration(facts.retryAfter)}`;
  const say = (title: string, detail: string, nextStep: string): Explanation => ({ title, detail, nextStep });
  switch (code) {
    case "too-large":
      return say(
        `${domain} sent more than can be an answer.`,
        "The answer was not read to its end.",
        "Check that the domain is an Auth0 tenant's.",
      );
    case "unexpected-answer":
      return say(
        `${domain} answered in a form that is not known${status}.`,
        `The answer is JSON, but not what was asked for.${said}`,
        "Check that the domain is an Auth0 tenant's.",
      );
    case "refused-credentials":
      return say(
        `${domain} refuses the sign-in${status}.`,
        `The client id, the secret or the key is wrong, or the token has expired or been revoked.${said}`,
        "Sign in again with the id and secret, or key, of a machine-to-machine application of this very tenant.",
      );
    case "no-management-access":
      return say(
        `The application may not use the Management API of ${domain}.`,
        `The tenant knows the application but gives it no token for https://${domain}/api/v2/.${said}`,
        "In the Dashboard, authorize the application for the Auth0 Management API and allow its Client Credentials grant.",
      );
    case "forbidden":
      return say(
        `A permission is missing on ${domain}${facts.missing ? `: ${facts.missing.join(" or ")}` : ""}.`,
        `The sign-in is good, but its grant for the Management API does not allow this.${stillWorks(facts)}${said}`,
        "Add the permission to the application's grant for the Auth0 Management API, then sign in again.",
      );
    case "not-entitled":
      return say(
        `${domain} does not allow this${facts.errorCode === undefined ? "" : ` (${facts.errorCode})`}.`,
        `The tenant's plan, its settings or a limit are against it, not the permissions of the sign-in.${said}`,
        "Leave the field out, or have the feature or the limit changed for this tenant.",
      );
    case "not-found":
      return say(
        `${domain} does not have it${facts.path === undefined ? "" : `: ${facts.path}`}.`,
        `It may have been deleted meanwhile, or the application that a grant names does not exist.${said}`,
        "Preview again to see what is there now.",
      );
    case "conflict":
      return say(
        `${domain} already has it.`,
        `Somebody else made it meanwhile, or its identifier is taken.${said}`,
        "Preview again to see what is there now.",
      );
    case "invalid-body":
      return say(
        `${domain} does not accept the values${status}.`,
        said === "" ? "It does not say which one." : said.trimStart(),
        "Correct the value in the file.",
      );
    case "rate-limited":
      return say(
        `${domain} asks for fewer requests.`,
        `Too many requests came in a short time, from here or from others who use this tenant.${said}`,
        `Try again ${again}.`,
      );
    case "server-error":
      return say(
        `${domain} is in trouble${status}.`,
        `The tenant itself failed; whether it did what was asked, only reading can tell.${said}`,
        `Try again ${again}; if it stays so, look at https://status.auth0.com.`,
      );
    case "wrong-domain":
      return say(
        `The sign-in belongs to another tenant than ${domain}.`,
        "A secret goes only to the domain that it was stored for. Nothing was sent.",
        `Sign in to ${domain}, or choose the tenant that the credentials are for.`,
      );
    case "bad-key":
      return say(
        `The private key for ${domain} can't sign.`,
        "It is no RSA key in PEM form (2048 bits at least, without a passphrase). Nothing was sent.",
        "Give the private key that belongs to the public key of the application.",
      );
    case "incomplete-list":
      return say(
        `${domain} changed while it was being read.`,
        "The pages did not fit together, so something could be missing. Nothing was planned from them.",
        "Try again when nobody else is changing the tenant.",
      );
    case "not-kept":
      return say(
        `${domain} took the change but holds something else.`,
        `What was read back is not what was sent${facts.unkept === undefined ? "" : `: ${facts.unkept}`}.`,
        "Preview again and compare; the tenant may not support the value.",
      );
    case "stale":
      return say(
        `${domain} was too slow for a safe write.`,
        "What was read got older than five seconds before the write could be sent, again and again.",
        "Try again when the tenant is less busy.",
      );
    case "unrecorded":
      return say(
        `The record of the sync can't be written${reason}.`,
        "What is not recorded could not be resumed or undone, so nothing more is sent.",
        "Make room, or see to it that the folder of the records (AUTH_APIS_STATE_DIR, else ~/.auth-apis/journals) can be written, and sync again.",
      );
    case "internal":
      return say(
        `Something went wrong in this program${reason}.`,
        "It is a defect here and says nothing about the tenant.",
        "Please report it; what was written before is listed as written.",
      );
    default:
      return noAnswer(code, domain, { status, reason });
  }
}

/** A reader who lacks a permission wants to know how far the others carry. */
function stillWorks({ missing }: TenantErrorFacts): string {
  if (!missing) return "";
  if (missing.some((permission) => permission.startsWith("read:")))
    return " Without it the tenant can't be compared with the file; checking the file and test tokens still work.";
  return " Previews still work, and so does what needs no such permission.";
}
