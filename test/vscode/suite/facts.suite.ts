import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { type RunningTenant, startLocalTenant } from "../driver/local-tenant.ts";
import { create } from "../driver/management.ts";
import { completions } from "./completions.ts";
import { cli, run, scratchFiles } from "./files.ts";
import { hover } from "./hovers.ts";
import { idOf } from "./problems.ts";
import { until, type User, userOfEachTest } from "./user.ts";

const text = (domain: string, worker: string): string => `tenants:
  dev: { domain: "${domain}", clients: { worker: ${worker}, gone: NoSuchApplication } }
apis:
  - name: Held
    identifier: https://held.example.com/
    grants:
      - client: worker
      - client: Shop Web
      - client: Orders Wroker
      - client: gone
`;

/** What is said with the tenant's facts: rule, severity, and a part of the message. */
const told: readonly (readonly [rule: string, severity: vscode.DiagnosticSeverity, what: RegExp])[] = [
  ["unknown-client", vscode.DiagnosticSeverity.Warning, /Is it Orders Worker\?/],
  ["unknown-client", vscode.DiagnosticSeverity.Warning, /no application with the id NoSuchApplication/],
  ["grant-unusable-client", vscode.DiagnosticSeverity.Warning, /"Shop Web" is public/],
  ["rbac-recommended", vscode.DiagnosticSeverity.Warning, /Shop Web/],
];

/** The process of this extension host's language server. @throws Error where there is none, or several */
async function server(): Promise<number> {
  // TypeScript's own is a `tsserver.js`.
  const module = join(dirname(cli()), "server.js");
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,args="]);
  const own = stdout
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => Number(parent) === process.pid && args.includes(module));
  assert.equal(own.length, 1, `There are ${own.length} servers.`);
  return Number(own[0]?.[0]);
}

describe("what is known of a tenant that somebody is signed in to", () => {
  const files = scratchFiles();
  const me = userOfEachTest();
  let tenant: RunningTenant;
  let document: vscode.TextDocument;
  before(async () => {
    tenant = await startLocalTenant(cli(), join(files.folder, "tenant"));
    await create(tenant, "/resource-servers", { identifier: "https://held.example.com/" });
    const worker = tenant.applications.find(({ name }) => name === "Orders Worker");
    document = await files.show(text(tenant.domain, worker?.client_id ?? ""));
  });
  after(async () => {
    await tenant.stop();
    await files.remove();
  });

  const found = () => vscode.languages.getDiagnostics(document.uri);
  const isTold = ([rule, severity, what]: (typeof told)[number]): boolean =>
    found().some((each) => idOf(each) === rule && each.severity === severity && what.test(each.message));
  const tells = (): Promise<unknown> =>
    until(() => told.every(isTold), "for what the tenant's applications tell").catch((error: unknown) => {
      throw new Error(
        `${String(error)} There is ${found()
          .map(({ message }) => message)
          .join("\n")}`,
      );
    });
  const isSilent = (): boolean => !told.some(isTold) && found().some((each) => idOf(each) === "trailing-slash");
  const behind = (words: string): vscode.Position =>
    document.positionAt(document.getText().lastIndexOf(words) + words.length);

  it("is not guessed before", async () => {
    await until(isSilent, "for the findings of the file alone");
    assert.ok(!(await completions(document, behind("- client: "))).includes("Back Office"));
    assert.doesNotMatch(await hover(document, behind("client: work")), /Orders Worker/);
  });

  it("is found, shown and offered from the sign-in on", async () => {
    await signIn(me, tenant.administrator);
    await tells();
    assert.deepEqual(
      found().filter((each) => idOf(each) === "trailing-slash"),
      [],
      "The tenant holds this very identifier.",
    );
    const offered = await completions(document, behind("- client: "));
    assert.deepEqual(
      ["Back Office", "Shop Web", "worker"].filter((each) => !offered.includes(each)),
      [],
    );
    assert.match(await hover(document, behind("client: work")), /Orders Worker/);
  });

  it("is known to a server that starts anew", async () => {
    await run("restartServer");
    await tells();
  });

  it("is known to a server that comes back by itself", async () => {
    const gone = await server();
    process.kill(gone);
    await until(async () => (await server().catch(() => gone)) !== gone || undefined, "for another server");
    await until(
      async () => (await completions(document, behind("- client: "))).includes("Back Office") || undefined,
      "for what the tenant knows",
    );
  });

  it("starts no second server where it is started anew twice at once", async () => {
    await Promise.all([run("restartServer"), run("restartServer")]);
    await tells();
    await server();
  });

  it("is forgotten with the sign-out", async () => {
    await run("signOut");
    await me.hears(/^Signed out of /);
    await until(isSilent, "for the findings of the file alone");
    assert.ok(!(await completions(document, behind("- client: "))).includes("Back Office"));
    assert.doesNotMatch(await hover(document, behind("client: work")), /Orders Worker/);
  });

  it("is not kept where the sign-out comes while it is being read", async () => {
    const slow = await slowTenant("Late Worker");
    document = await files.show(text(slow.domain, "id"));
    await signIn(me, { client_id: "abc", client_secret: "the secret of abc" });
    await until(() => slow.waiting() === 1, "for the reading");
    await run("signOut");
    await me.hears(/^Signed out of /);
    await slow.answers();
    assert.ok(!(await completions(document, behind("- client: "))).includes("Late Worker"));
    assert.ok(isSilent());
    await slow.stops();
  });

  it("is of no use to a command either where the sign-out comes while it is being read", async () => {
    const slow = await slowTenant("Late Worker");
    document = await files.show(text(slow.domain, "id"));
    await signIn(me, { client_id: "abc", client_secret: "the secret of abc" });
    await until(() => slow.waiting() === 1, "for the reading after the sign-in");
    const preview = run("previewSync");
    await until(() => slow.waiting() === 2, "for the reading of the preview");
    await run("signOut");
    await me.hears(/^Signed out of /);
    await slow.answers();
    await preview;
    await me.hears(/^Somebody signed out of dev \(.*\) while it was read\. Nothing was done\.$/);
    await slow.stops();
  });
});

async function signIn(me: User, { client_id, client_secret }: RunningTenant["administrator"]): Promise<void> {
  me.presses("It Is My Tenant");
  me.picks("Client secret");
  me.types(client_id);
  me.types(client_secret);
  me.picks("This window only");
  await run("signIn");
  await me.hears(/^Signed in to /);
}

const OUR_OWN = "/our-own";

/** A tenant with nothing but an application, which it tells when it is let. */
async function slowTenant(name: string) {
  const [free, read] = [signal(), signal()];
  let waiting = 0;
  let asked = 0;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "", "http://localhost").pathname;
    const answer = (body: object): void => {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    if (path !== OUR_OWN) asked++;
    if (path === OUR_OWN) answer({});
    else if (path === "/oauth/token") answer({ access_token: "opaque", token_type: "Bearer", expires_in: 86_400 });
    else if (path !== "/api/v2/clients") answer([]);
    else {
      waiting++;
      response.on("close", read.give);
      void free.given.then(() =>
        answer({ total: 1, clients: [{ client_id: "id9", name, app_type: "non_interactive" }] }),
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const domain = `localhost:${(server.address() as AddressInfo).port}`;
  return {
    domain,
    /** So many requests wait for it. */
    waiting: () => waiting,
    /** Resolves when all was taken in: it is read in this very process, so what we ask for after an answer comes after it. */
    async answers() {
      free.give();
      await read.given;
      for (let before = -1; before < asked;) {
        before = asked;
        for (let turn = 0; turn < 3; turn++) await (await fetch(`http://${domain}${OUR_OWN}`)).text();
      }
    },
    stops() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function signal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give: () => give() };
}
