import { code, lines } from "../code.ts";
import { npmInstall } from "../libraries.ts";
import { javascript as text } from "../../text/literal.ts";
import type { Stack } from "../stack.ts";
import type { Validation } from "../validation.ts";
import { joseModule } from "./node.ts";

export const fastify: Stack = {
  title: "Fastify",
  install: () => [npmInstall("fastify", "jose")],
  files: (validation) => [
    { path: "auth.mjs", language: "javascript", text: joseModule(validation, false) },
    { path: "server.mjs", language: "javascript", text: server(validation) },
  ],
};

function server({ examples }: Validation): string {
  return code`
import Fastify from "fastify";
import { authorize } from "./auth.mjs";

const app = Fastify();
app.decorateRequest("claims", null);

/** Lets only requests with a right token through and, where a scope is given, only with that. */
function needs(scope) {
  return async (request, reply) => {
    const { claims, status, challenge } = await authorize(request.headers.authorization, scope);
    if (!claims) return reply.code(status).header("WWW-Authenticate", challenge).send();
    request.claims = claims;
  };
}

app.get("/", { onRequest: needs() }, async (request) => ({ subject: request.claims.sub }));
${lines(
  ...examples.map(
    ({ scope, path }) => code`

app.get(${text(path)}, { onRequest: needs(${text(scope)}) }, async () => ({ allowed: ${text(scope)} }));`,
  ),
)}

console.log(await app.listen({ port: Number(process.env.PORT ?? 3000) }));
`;
}
