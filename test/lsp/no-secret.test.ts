// A server that knows a tenant, and a file with a secret in it, says neither's secrets; nor does what is remembered of them.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { pickedTenant } from "../../server/src/document/read/tenants.ts";
import { TENANT_FACTS, type TenantFacts } from "../../server/src/facts/tenant-facts.ts";
import { indexTenant } from "../../server/src/facts/tenant-index.ts";
import { connection } from "../../server/src/tenant/connection/connection.ts";
import { connect } from "../../server/src/tenant/connection/management-api.ts";
import { readTenant } from "../../server/src/tenant/connection/read.ts";
import { conceal } from "../../server/src/tenant/connection/secret.ts";
import { desiredState } from "../../server/src/tenant/desired/desired-from-file.ts";
import { lastSyncOf } from "../../server/src/tenant/plan/last-sync.ts";
import { authApis, exits } from "../cli/auth-apis.ts";
import { startLocal } from "../cli/local.ts";
import { inFrontOf } from "../cli/pretender.ts";
import { assertNoSecret, keepSecret } from "../cli/secrets.ts";
import { workspace } from "../cli/workspace.ts";
import { MODERN, start, URI } from "./client.ts";

const canary = (name: string) => keepSecret(`canary+${name}/${randomBytes(12).toString("hex")}`);
const silent = (text: string, what: string) => assertNoSecret({ stdout: text, stderr: "" }, [what]);
const local = await startLocal();
const front = await inFrontOf(local.domain);
const text = `rules: { secret-in-file: off }
tenants:
  dev: { domain: "${front.domain}", client_secret: ${canary("tenant")} }
apis:
  - name: Hooks
    identifier: urn:hooks
    signing_alg: HS256
    scopes: [{ value: send }]
    grants:
      - { client: Orders Worker, scope: [send], client_secret: ${canary("grant")} }
      - { client: Nobody, scope: [sent] }
`;
const leaky = text.replace("signing_alg:", `signing_secret: ${canary("api")}\n    $&`);

/** Reads the tenant as the editor does, after a sync that made it generate a signing secret. */
async function facts(): Promise<TenantFacts> {
  const cwd = workspace({
    "a.yaml": "apis:\n  - { identifier: urn:hooks, signing_alg: HS256, grants: [{ client: Orders Worker }] }\n",
  });
  const { clientId, secret } = local.administrator;
  const { domain } = front;
  const env = { AUTH0_DOMAIN: domain, AUTH0_CLIENT_ID: clientId, AUTH0_CLIENT_SECRET: secret };
  exits(await authApis(["sync", "a.yaml", "--yes"], { cwd, env }), 0);
  const credentials = { kind: "client-secret", domain, clientId, clientSecret: conceal(secret) } as const;
  return { domain, readAt: 1, state: await readTenant(connect(credentials, connection(domain))) };
}

test("no secret goes to the language server, and none that is there comes back", async () => {
  const read = await facts();
  silent(JSON.stringify(read), TENANT_FACTS);

  const session = start();
  let said = "";
  session.process.stdout?.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  session.process.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const folder = workspace();
  writeFileSync(join(folder, "other.auth-apis.yaml"), leaky);
  const workspaceFolders = [{ uri: `file://${folder}`, name: "work" }];
  await session.initialize(MODERN, { trace: "verbose", workspaceFolders });
  session.open(leaky);
  // A careless client hands over more than it should.
  const [api] = read.state.apis.filter(({ identifier }) => identifier === "urn:hooks");
  assert.ok(api);
  const fields = { ...api.fields, signing_secret: canary("facts") };
  const client = { clientId: "x", name: "X", client_secret: canary("client"), firstParty: true, global: false };
  const state = { ...read.state, apis: [{ ...api, fields }], clients: [...read.state.clients, client] };
  session.notify(TENANT_FACTS, { ...read, state });
  session.notify("$/setTrace", { value: "verbose" });

  const textDocument = { uri: URI };
  const lines = leaky.split("\n");
  const diagnostics = await session.pull();
  const whole = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  const places = lines.flatMap((line, at) =>
    [...line.matchAll(/\b\w/g)].map(({ index }) => ({ line: at, character: index })),
  );
  await Promise.all([
    ...places.flatMap((position) =>
      ["hover", "definition", "documentHighlight"].map((asked) =>
        session.request(`textDocument/${asked}`, { textDocument, position }),
      ),
    ),
    ...places.map(async (position) => {
      const items = await session.request<unknown[]>("textDocument/completion", { textDocument, position });
      await Promise.all(items.map((item) => session.request("completionItem/resolve", item)));
    }),
    ...["documentSymbol", "documentLink", "foldingRange"].map((asked) =>
      session.request(`textDocument/${asked}`, { textDocument }),
    ),
    session.request("textDocument/inlayHint", { textDocument, range: whole }),
    session.request("textDocument/codeAction", { textDocument, range: whole, context: { diagnostics } }),
    session.request("workspace/symbol", { query: "" }),
    session.request("workspace/diagnostic", { previousResultIds: [] }),
    session.request("textDocument/hover", { textDocument: leaky }).catch(() => undefined),
  ]);
  assert.equal(await session.stop(), 0);
  assert.match(said, /Nobody/);
  silent(said, "lsp");
});

test("what is remembered of a sync holds no secret of the file", async () => {
  const { state } = await facts();
  const file = readFile(Document.of(leaky));
  const tenant = file.tenants[0] ?? pickedTenant(front.domain);
  const desired = desiredState(file, tenant, []);
  // As if nothing stopped it, so that its fields are remembered.
  const apis = desired.apis.map((api) => Object.assign({}, api, { blocked: undefined }) as typeof api);
  const memory = JSON.stringify([desired, lastSyncOf({ ...desired, apis }, indexTenant(state))]);
  assert.match(memory, /urn:hooks/);
  silent(memory, "LastSync");
});
