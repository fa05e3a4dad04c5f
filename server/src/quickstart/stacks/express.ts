import { code, lines } from "../code.ts";
import { npmInstall } from "../libraries.ts";
import { javascript as text } from "../../text/literal.ts";
import type { Stack } from "../stack.ts";
import { SECRET_VARIABLE, type Validation } from "../validation.ts";

export const express: Stack = {
  title: "Express",
  install: () => [npmInstall("express", "express-oauth2-jwt-bearer")],
  files: (validation) => [{ path: "server.mjs", language: "javascript", text: server(validation) }],
  checksDpop: true,
};

function server(validation: Validation): string {
  const { issuer, jwksUri, audience, algorithm, symmetric, strict, claim, examples, dpop } = validation;
  const check = claim === "scope" ? "requiredScopes" : "needs";
  const imported = claim === "scope" ? "requiredScopes" : "InsufficientScopeError";
  return code`
import express from "express";
import { auth${examples.length > 0 && `, ${imported}`} } from "express-oauth2-jwt-bearer";

const app = express();

// From here on every route answers 401 to a request without a right token.
app.use(
  auth({
    issuer: ${text(issuer)},
    ${symmetric ? `secret: process.env.${SECRET_VARIABLE},` : `jwksUri: ${text(jwksUri)},`}
    audience: ${text(audience)},
    tokenSigningAlg: ${text(algorithm)},
    ${strict && "strict: true, // RFC 9068"}
    ${dpop && "dpop: { enabled: true, required: true },"}
  }),
);

app.get("/", (request, response) => {
  response.json({ subject: request.auth.payload.sub });
});
${examples.length > 0 && claim === "permissions" && PERMISSION_CHECK}
${lines(
  ...examples.map(
    ({ scope, path }) => code`

app.get(${text(path)}, ${check}(${text(scope)}), (request, response) => {
  response.json({ allowed: ${text(scope)} });
});`,
  ),
)}

const server = app.listen(Number(process.env.PORT ?? 3000), "localhost", () => {
  console.log(${"`http://localhost:${server.address().port}`"});
});
`;
}

/** The library's own `claimIncludes` answers 401, as if the token were wrong. */
const PERMISSION_CHECK = code`

/** Lets only tokens with this permission through. */
function needs(permission) {
  return (request, response, next) => {
    const { permissions } = request.auth.payload;
    const granted = Array.isArray(permissions) && permissions.includes(permission);
    next(granted ? undefined : new InsufficientScopeError([permission]));
  };
}`;
