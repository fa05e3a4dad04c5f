import { requestCode, type RequestLanguage } from "../../../server/src/request-code/request-code.ts";
import type { TenantState } from "../../../server/src/facts/tenant-state.ts";
import type { Snippet } from "../inspector/protocol.ts";
import { authenticationOf } from "./authentication.ts";
import type { Test } from "./request.ts";

const titles: Readonly<Record<RequestLanguage, string>> = {
  curl: "curl",
  node: "Node.js",
  python: "Python",
  go: "Go",
  java: "Java",
  csharp: "C#",
};

/** The request of a test as code; its secret is an environment variable there. */
export function snippetsOf({ api, application, target, organization }: Test, facts?: TenantState): readonly Snippet[] {
  const { method } = authenticationOf(application, facts);
  const { clientId } = application;
  const request = { domain: target.tenant.domain, clientId, audience: api.identifier, method };
  return (Object.keys(titles) as RequestLanguage[]).map((language) => ({
    language,
    title: titles[language],
    text: requestCode(language, organization === undefined ? request : { ...request, organization }),
  }));
}
