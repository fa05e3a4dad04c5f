import { code, lines } from "../code.ts";
import { npmInstall } from "../libraries.ts";
import { javascript as text } from "../../text/literal.ts";
import type { Stack } from "../stack.ts";
import type { Validation } from "../validation.ts";
import { joseModule } from "./node.ts";

export const hono: Stack = {
  title: "Hono",
  install: () => [npmInstall("hono", "@hono/node-server", "jose")],
  files: (validation) => [
    { path: "auth.mjs", language: "javascript", text: joseModule(validation, false) },
    { path: "server.mjs", language: "javascript", text: server(validation) },
  ],
};

function server({ examples }: Validation): string {
  return code`
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { authorize } from "./auth.mjs";

const app = new Hono();

/** Lets only requests with a right token through and, where a scope is given, only with that. */
function needs(scope) {
  return async (context, next) => {
    const { claims, status, challenge } = await authorize(context.req.header("Authorization"), scope);
    if (!claims) return context.body(null, status, { "WWW-Authenticate": challenge });
    context.set("claims", claims);
    await next();
  };
}

app.get("/", needs(), (context) => context.json({ subject: context.get("claims").sub }));
${lines(
  ...examples.map(
    ({ scope, path }) => code`

app.get(${text(path)}, needs(${text(scope)}), (context) => context.json({ allowed: ${text(scope)} }));`,
  ),
)}

serve({ fetch: app.fetch, hostname: "localhost", port: Number(process.env.PORT ?? 3000) }, ({ port }) => {
  console.log(${"`http://localhost:${port}`"});
});
`;
}
