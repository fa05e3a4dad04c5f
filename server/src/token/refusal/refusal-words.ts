import { edit, type Repair, repairText, sync } from "../../expected/repair.ts";
import { isGrantOf } from "../../expected/wanted.ts";
import type { WhyQuestion } from "../../expected/why/seen.ts";
import type { Refusal } from "../request/request.ts";
import { type RefusalCause, refusedScopes } from "./refusal-cause.ts";
import type { ExplainedRefusal } from "./refusal.ts";

/** What is said of a refusal where file and tenant facts don't explain it: what its own cause means. */
export function ownWords(cause: RefusalCause, refusal: Refusal, question: WhyQuestion): ExplainedRefusal {
  const { api: audience, organization = "" } = question;
  const application = question.application.named;
  const say = (title: string, detail: string, repairs: readonly Repair[], hint = ""): ExplainedRefusal => ({
    cause,
    title,
    detail,
    nextStep: [hint, ...repairs.map((repair) => `${repairText(repair)}.`)].filter(Boolean).join(" "),
    repairs,
  });
  const inFile = question.file.find(({ identifier, absent }) => identifier === audience && !absent);
  const grant = inFile?.grants?.find(
    (one) => one.subjectType === "client" && !one.absent && isGrantOf(one, question.application),
  );
  const retry: Repair = { kind: "retry", ...(refusal.retryAfter === undefined ? {} : { after: refusal.retryAfter }) };
  const application_: Repair = { kind: "on-tenant", what: "application" };
  const usage = (value: string): readonly Repair[] => {
    if (!grant) return [];
    const { client, subjectType } = grant;
    const field = "organization_usage";
    return [edit({ kind: "set-grant-field", api: audience, client, subjectType, field, value }), sync];
  };
  switch (cause) {
    case "no-grant":
      return say(
        `${application} has no grant for ${audience}.`,
        "The API exists on the tenant, but this application was not given access to it, or the API's policy denies it.",
        grant || !inFile ? [sync] : [edit({ kind: "add-grant", api: audience, client: application, scope: [] }), sync],
        grant ? "The file has the grant." : inFile ? "" : "Add the API with this grant to the file.",
      );
    case "client-policy-denies":
      return say(
        `${audience} gives tokens to no application.`,
        "Its subject_type_authorization.client.policy is deny_all: a grant changes nothing about that.",
        [sync],
      );
    case "scope-not-granted": {
      const scopes = refusedScopes(refusal);
      const change = grant && { api: audience, client: grant.client, subjectType: grant.subjectType, scopes };
      return say(
        `Not granted to ${application}: ${scopes.join(", ") || "a scope that was asked for"}.`,
        `The request asked for more than the application's grant for ${audience} gives on the tenant.`,
        change ? [sync, edit({ kind: "grant-scopes", ...change })] : [sync],
        "Ask for less, or grant it.",
      );
    }
    case "unknown-audience":
      return say(
        `The tenant has no API ${audience}.`,
        inFile
          ? "The file has it, the tenant doesn't."
          : "Identifiers are compared to the character: scheme, letter case and trailing slash count.",
        [sync],
        inFile ? "" : "Check the identifier.",
      );
    case "no-audience":
      return say(
        "The request names no API.",
        "Without an audience the tenant gives no token that an API could check.",
        [],
        "Name the API whose token is wanted.",
      );
    case "grant-type-not-allowed":
      return say(
        `${application} may not use client credentials.`,
        "Only confidential applications with the grant type client_credentials get a token without a user.",
        [application_],
        "Allow it in the application's settings (Advanced Settings, Grant Types), or use a machine-to-machine application.",
      );
    case "wrong-credentials":
      return say(
        `The tenant does not accept the credentials of ${application}.`,
        "The client id does not exist on this tenant, the secret or key is not its own, or it must be sent another way.",
        [{ kind: "give-secret" }],
        "Take both from this tenant's application settings; a rotated secret must be entered again.",
      );
    case "quota":
      return say(
        `The token quota of ${application} is used up.`,
        "Machine-to-machine tokens are counted per hour and day, for each application or organization.",
        [retry],
        "Keep a token for as long as it is valid.",
      );
    case "rate-limited":
      return say(
        "The tenant asks for fewer requests.",
        "Too many requests came in a short time, from here or from others who use this tenant.",
        [retry],
      );
    case "organization-needed":
      return say(
        `${application} needs an organization for ${audience}.`,
        `The tenant answered: ${refusal.description}`,
        [{ kind: "name-organization" }, ...usage("allow")],
      );
    case "organization-refused":
      return say(
        `${audience} is not given for the organization ${organization}.`,
        `The tenant answered: ${refusal.description}`,
        [{ kind: "on-tenant", what: "grant-organizations" }, ...usage("allow")],
        "Check its id, the grant's organization_usage, and that the grant is assigned to it or allows any organization.",
      );
    case "sender-constraint": {
      const path = ["proof_of_possession", "required"];
      return say(
        `${audience} demands proof of possession.`,
        `The request carried no proof that the tenant accepts. It answered: ${refusal.description || refusal.error}`,
        inFile ? [edit({ kind: "set-field", api: audience, path, value: false }), sync] : [],
        "Use an application that can do it, or set the API's proof_of_possession.required to false.",
      );
    }
    case "unknown":
      return say(
        `The tenant refused: ${refusal.error} (HTTP ${refusal.status}).`,
        refusal.description || "It gave no reason.",
        [{ kind: "on-tenant", what: "log" }],
      );
  }
}
