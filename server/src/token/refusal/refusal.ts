import type { Explanation } from "../connection/explain.ts";
import { differences, type NearMiss, sameButFor } from "../../expected/near-miss.ts";
import { type RefusalCause, refusalCause, type RefusalFacts, refusedScopes } from "./refusal-cause.ts";
import type { Refusal } from "../request/request.ts";

export interface ExplainedRefusal extends Explanation {
  readonly cause: RefusalCause;
  /** Of an unknown audience: the API that was probably meant. */
  readonly nearMiss?: NearMiss;
  /** Of scopes that are not granted: which. */
  readonly scopes?: readonly string[];
}

const sync = "Sync the file to this tenant and try again.";

/** Why the tenant gave no token, in plain words. Pure. What is not recognised is shown as it came. */
export function explainRefusal(refusal: Refusal, facts: RefusalFacts): ExplainedRefusal {
  const cause = refusalCause(refusal, facts);
  const application = facts.clientName ?? facts.clientId;
  const { audience } = facts;
  const wait = refusal.retryAfter === undefined ? "later" : `in ${refusal.retryAfter} seconds`;
  const say = (title: string, detail: string, nextStep: string) => ({ cause, title, detail, nextStep });
  switch (cause) {
    case "no-grant":
      return say(
        `${application} has no grant for ${audience}.`,
        "The API exists on the tenant, but this application was not given access to it.",
        facts.grantInFile ? `The file has the grant. ${sync}` : `Add it under the API's grants. ${sync}`,
      );
    case "client-policy-denies":
      return say(
        `${audience} gives tokens to no application.`,
        "Its subject_type_authorization.client.policy is deny_all: a grant changes nothing about that.",
        `Set the policy to require_client_grant if applications should call this API. ${sync}`,
      );
    case "scope-not-granted": {
      const scopes = refusedScopes(refusal);
      const inFile = scopes.length > 0 && scopes.every((one) => facts.scopesInFile?.includes(one));
      return {
        ...say(
          `Not granted to ${application}: ${scopes.join(", ") || "a scope that was asked for"}.`,
          `The request asked for more than the application's grant for ${audience} gives.`,
          inFile ? `The file's grant has it. ${sync}` : `Ask for less, or add it to the grant's scope. ${sync}`,
        ),
        scopes,
      };
    }
    case "unknown-audience": {
      const nearMiss = sameButFor(audience, facts.identifiers ?? []);
      if (!nearMiss) {
        const known = facts.identifiers?.includes(audience);
        const detail = known
          ? "The file has it, the tenant doesn't."
          : "Identifiers are compared to the character: scheme, letter case and trailing slash count.";
        return say(`The tenant has no API ${audience}.`, detail, known ? sync : `Check the identifier. ${sync}`);
      }
      return {
        ...say(
          `The tenant has no API ${audience}.`,
          `There is ${nearMiss.identifier}, which differs in ${differences(nearMiss)} only; to Auth0 that is another API.`,
          `Ask for ${nearMiss.identifier} if that is the one.`,
        ),
        nearMiss,
      };
    }
    case "no-audience":
      return say(
        "The request names no API.",
        "Without an audience the tenant gives no token that an API could check.",
        "Name the API whose token is wanted.",
      );
    case "grant-type-not-allowed":
      return say(
        `${application} may not use client credentials.`,
        "Only confidential applications with the grant type client_credentials get a token without a user.",
        "Allow it in the application's settings (Advanced Settings, Grant Types), or use a machine-to-machine application.",
      );
    case "wrong-credentials":
      return say(
        `The tenant does not accept the credentials of ${application}.`,
        "The client id does not exist on this tenant, the secret or key is not its own, or it must be sent another way.",
        "Take both from this tenant's application settings; a rotated secret must be entered again.",
      );
    case "quota":
      return say(
        `The token quota of ${application} is used up.`,
        "Machine-to-machine tokens are counted per hour and day, for each application or organization.",
        `Try again ${wait}, and keep a token for as long as it is valid.`,
      );
    case "rate-limited":
      return say(
        "The tenant asks for fewer requests.",
        "Too many requests came in a short time, from here or from others who use this tenant.",
        `Try again ${wait}.`,
      );
    case "organization-needed":
      return say(
        `${application} needs an organization for ${audience}.`,
        `The tenant answered: ${refusal.description}`,
        "Name one in the request, or set the grant's organization_usage to allow.",
      );
    case "organization-refused":
      return say(
        `${audience} is not given for the organization ${facts.organization ?? ""}.`,
        `The tenant answered: ${refusal.description}`,
        "Check its id, the grant's organization_usage, and that the grant is assigned to it or allows any organization.",
      );
    case "sender-constraint":
      return say(
        `${audience} demands proof of possession.`,
        `The request carried no proof that the tenant accepts. It answered: ${refusal.description || refusal.error}`,
        "Use an application that can do it, or set the API's proof_of_possession.required to false.",
      );
    case "unknown":
      return say(
        `The tenant refused: ${refusal.error} (HTTP ${refusal.status}).`,
        refusal.description || "It gave no reason.",
        "The tenant's log (Monitoring, Logs in the Dashboard) has an entry for it.",
      );
  }
}
