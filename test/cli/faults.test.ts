import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { type Answer, deserted, pretend } from "./pretender.ts";
import { keepSecret } from "./secrets.ts";
import { workspace } from "./workspace.ts";

const cwd = workspace({
  "a.yaml": "apis:\n  - identifier: urn:a\n    grants:\n      - client: abc\n        scope: []\n",
});
const secret = keepSecret("s3cret/of+the=tenant");

const answers =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(text);
  };

const html = "<!doctype html><title>Sign in to the network</title>";
const faults: Readonly<Record<string, { readonly answer: Answer; readonly says: RegExp }>> = {
  // First, since it takes longest.
  "no answer": { answer: () => undefined, says: /did not answer in time.*Try again/s },
  "429 for an hour": {
    answer: answers(429, { error: "too_many_requests" }, { "retry-after": "3600" }),
    says: /asks for fewer requests.*Try again in 1 hour/s,
  },
  "500": { answer: answers(500, { message: "Oops" }), says: /is in trouble.*HTTP 500.*Try again/s },
  "502 in HTML": { answer: answers(502, html, { "content-type": "text/html" }), says: /is in trouble.*HTTP 502/s },
  "200 in HTML": {
    answer: answers(200, html, { "content-type": "text/html" }),
    says: /did not answer in JSON.*Check the domain/s,
  },
  "404 in HTML": {
    answer: answers(404, html, { "content-type": "text/html" }),
    says: /did not answer in JSON.*Check the domain/s,
  },
  "half of a JSON": { answer: answers(200, '{"access_token":"abc'), says: /did not answer in JSON/ },
  "JSON of another kind": { answer: answers(200, [1, 2]), says: /answered in a form that is not known.*Check that/s },
  "nothing in JSON": { answer: answers(200, "null"), says: /answered in a form that is not known/ },
  "an answer that breaks off": {
    answer: (response) => void response.writeHead(200, { "content-length": "99" }).write("{", () => response.destroy()),
    says: /cannot be reached.*Check the domain and the connection/s,
  },
  "a connection that breaks": { answer: (response) => void response.destroy(), says: /cannot be reached/ },
  "a redirect": {
    answer: answers(307, "", { location: "http://127.0.0.1:9/elsewhere" }),
    says: /redirects to another address.*Use the tenant's own domain/s,
  },
  "a refusal that repeats the secret": {
    answer: answers(401, {
      error: "access_denied",
      error_description: `Unauthorized: ${secret} ${encodeURIComponent(secret)}`,
    }),
    says: /refuses the sign-in/,
  },
};

const signedIn = answers(200, { access_token: keepSecret("opaque-management-token"), token_type: "Bearer" });

/** Says what happened, what it means, and what to do next; and says nothing on stdout. */
function explained(run: { readonly stdout: string; readonly stderr: string }, says: RegExp): void {
  const [first = "", ...rest] = run.stderr
    .trimEnd()
    .split("\n")
    .filter((line) => !line.startsWith("Asking"));
  assert.match(first, /^auth-apis: \S/);
  assert.equal(rest.length, 2, run.stderr);
  assert.match(run.stderr, says);
  assert.equal(run.stdout, "");
}

describe("a tenant that answers wrongly: exit 3, with the next step", { concurrency: 8 }, () => {
  for (const [name, { answer, says }] of Object.entries(faults)) {
    const env = (domain: string) => ({ AUTH0_DOMAIN: domain, AUTH0_CLIENT_ID: "abc", AUTH0_CLIENT_SECRET: secret });

    test(`${name}, at the sign-in`, async () => {
      const { domain } = await pretend((request, response) => answer(response, request));
      explained(exits(await authApis(["plan", "a.yaml"], { cwd, env: env(domain) }), 3), says);
    });

    test(`${name}, while it is read`, async () => {
      const { domain } = await pretend((request, response) =>
        (request.url === "/oauth/token" ? signedIn : answer)(response, request),
      );
      explained(exits(await authApis(["sync", "a.yaml", "--yes"], { cwd, env: env(domain) }), 3), says);
    });

    // There a refusal and a rate limit are answers, and not failures.
    if (/^a refusal|^429/.test(name)) continue;
    test(`${name}, for a test token`, async () => {
      const { domain } = await pretend((request, response) => answer(response, request));
      explained(exits(await authApis(["token", "a.yaml"], { cwd, env: env(domain) }), 3), says);
    });
  }

  test("nothing listens there", async () => {
    const env = { AUTH0_DOMAIN: await deserted(), AUTH0_CLIENT_ID: "abc", AUTH0_CLIENT_SECRET: secret };
    for (const command of ["plan", "sync", "token"]) {
      explained(
        exits(await authApis([command, "a.yaml"], { cwd, env }), 3),
        /ECONNREFUSED.*a local tenant must be started/s,
      );
    }
  });
});
