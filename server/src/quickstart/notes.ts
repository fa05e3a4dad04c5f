import { oneLine } from "../text/printable.ts";
import type { ApiExpectation } from "../expected/expectation.ts";
import type { Stack } from "./stack.ts";
import { SECRET_VARIABLE } from "./validation.ts";

/** What a reader must know about the code besides the code, as plain sentences. */
export function notesOf(api: ApiExpectation, { checksDpop }: Stack): readonly string[] {
  const [, ...custom] = api.issuers;
  const notes: (string | false)[] = [
    api.signingAlg === "HS256" &&
      `HS256 signs with a secret that whoever checks tokens must know, and with it could make tokens of its own. Prefer ` +
        `RS256. The code reads the API's signing secret from the environment variable ${SECRET_VARIABLE}; keep it out of the repository.`,
    api.signingAlg === undefined &&
      "The file doesn't say signing_alg. The code expects RS256, which Auth0 gives a new API; where the API has another one, every token is refused.",
    api.signingAlg === "PS256" && "PS256 needs an add-on on the tenant.",
    api.dialect?.endsWith("_authz") === true &&
      api.enforcePolicies !== true &&
      (api.enforcePolicies === false
        ? "The dialect asks for permissions, but without enforce_policies no token has any: the code checks scope instead."
        : "Tokens have permissions only while RBAC is on (enforce_policies: true), and the file doesn't say that it is: without it every route with a scope answers 403."),
    custom.length > 0 &&
      `Tokens that were asked for at a custom domain name it as their issuer: there, put ${custom.map((each) => oneLine(each, 300)).join(" or ")} in place of ${api.issuers[0] ?? ""}`,
    api.senderConstraint === "dpop" &&
      !checksDpop &&
      "The API demands DPoP. The code checks the token, but not the proof that comes with it (RFC 9449, section 7): as it stands it refuses such requests.",
    api.senderConstraint === "mtls" &&
      "The API demands mutual TLS. The code checks the token, but not that the request's certificate is the one of its cnf claim (RFC 8705, section 3).",
    api.encryption !== undefined &&
      api.encryption !== "none" &&
      "The API's tokens are encrypted. Decrypt them with your private key first; the code takes what is inside.",
    (api.allScopes ?? []).length === 0 && "The file lists no scopes for this API, so no example route asks for one.",
  ];
  return notes.filter((note) => note !== false);
}
