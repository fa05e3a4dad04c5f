import { csharp, go, java, javascript, python } from "../text/literal.ts";
import { originOf } from "../token/connection/endpoint.ts";
import { csharpCode } from "./languages/csharp.ts";
import { curlCode, shell } from "./languages/curl.ts";
import { goCode } from "./languages/go.ts";
import { javaCode } from "./languages/java.ts";
import { nodeCode } from "./languages/node.ts";
import { pythonCode } from "./languages/python.ts";
import type { Language } from "./language.ts";

/** A token request that is to be written as code. It holds no secret: the code reads that from its environment. */
export interface RequestToWrite {
  readonly domain: string;
  readonly clientId: string;
  readonly audience: string;
  readonly scopes?: readonly string[];
  readonly organization?: string;
  /** `private_key_jwt`: the code sends an assertion that something else has signed. */
  readonly method: "client_secret_post" | "client_secret_basic" | "private_key_jwt";
}

export type RequestLanguage = "curl" | "node" | "python" | "go" | "java" | "csharp";

const languages: Readonly<Record<RequestLanguage, Language>> = {
  curl: { text: shell, code: curlCode },
  node: { text: javascript, code: nodeCode },
  python: { text: python, code: pythonCode },
  go: { text: go, code: goCode },
  java: { text: java, code: javaCode },
  csharp: { text: csharp, code: csharpCode },
};

/** The variable that the code reads: the secret, or for `private_key_jwt` the signed assertion. */
function secretVariable(method: RequestToWrite["method"]): "CLIENT_SECRET" | "CLIENT_ASSERTION" {
  return method === "private_key_jwt" ? "CLIENT_ASSERTION" : "CLIENT_SECRET";
}

/**
 * The same request as a program that prints the token (RFC 6749 section 4.4). Pure. Whatever identifiers hold, they stay
 * text in it. A token that must be bound to a key (DPoP) is more than one request, and not written.
 *
 * @throws TokenError `bad-domain`
 */
export function requestCode(language: RequestLanguage, request: RequestToWrite): string {
  const { text, code } = languages[language];
  const { domain, clientId, audience, scopes, organization, method } = request;
  const parameters: readonly (readonly [name: string, value: string])[] = [
    ["grant_type", "client_credentials"],
    ["audience", audience],
    ...(method === "client_secret_basic" ? [] : [["client_id", clientId] as const]),
    ...(scopes ? [["scope", scopes.join(" ")] as const] : []),
    ...(organization === undefined ? [] : [["organization", organization] as const]),
    ...(method === "private_key_jwt"
      ? [["client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"] as const]
      : []),
  ];
  return code({
    url: `${originOf(domain)}/oauth/token`,
    clientId,
    parameters,
    text,
    variable: secretVariable(method),
    secretParameter:
      method === "client_secret_basic"
        ? undefined
        : method === "private_key_jwt"
          ? "client_assertion"
          : "client_secret",
  });
}
