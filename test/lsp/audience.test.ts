import { deepEqual, equal, match, ok } from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, test, type TestContext } from "node:test";
import type { CodeAction, Diagnostic } from "vscode-languageserver/node";
import { MODERN, start } from "./client.ts";
import { type DiskWorkspace, diskWorkspace } from "./disk-workspace.ts";

const APIS = `tenants:
  dev: { domain: dev.eu.auth0.com, variables: { host: dev.example } }
  production: { domain: acme.eu.auth0.com, variables: { host: acme.example } }
apis:
  - identifier: https://api.\${host}/orders
`;

interface Workspace extends Omit<DiskWorkspace, "shows"> {
  readonly remove: (name: string) => void;
  /** Waits until a file shows something, or nothing. */
  readonly shows: (name: string, count: number) => Promise<readonly Diagnostic[]>;
}

/** @param watches - the client is asked to tell of changes on the disk; else the server looks for itself */
async function workspace(
  t: TestContext,
  files: Readonly<Record<string, string>>,
  { settings, watches = true }: { readonly settings?: () => boolean; readonly watches?: boolean } = {},
): Promise<Workspace> {
  const session = start();
  if (settings) session.connection.onRequest("workspace/configuration", () => [settings()]);
  const capabilities = {
    ...MODERN,
    workspace: {
      ...MODERN.workspace,
      configuration: settings !== undefined,
      didChangeWatchedFiles: { dynamicRegistration: watches },
    },
  };
  const work = await diskWorkspace(t, files, { capabilities, session });
  return {
    ...work,
    remove: (name) => rmSync(join(work.root, name)),
    async shows(name, count) {
      for (;;) {
        const last = session.published.findLast((each) => each.uri === work.uri(name));
        if (last?.diagnostics.length === count) return last.diagnostics;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

const wrong = "AUTH0_AUDIENCE=https://api.acme.example/orders/\n";

describe("the audience check", () => {
  test("warns of a near miss in a file that git ignores and nobody has open, and mends it", async (t) => {
    const { session, uri, shows } = await workspace(t, {
      "auth-apis.yaml": APIS,
      ".gitignore": ".env\n/dist\n",
      ".env": `# of production\n${wrong}`,
      "src/a.ts": 'const audience = "https://api.dev.example/orders";',
      "dist/a.js": 'const audience = "https://api.dev.example/orders/";',
    });
    const [diagnostic] = await shows(".env", 1);
    ok(diagnostic);
    deepEqual(diagnostic.range, { start: { line: 1, character: 15 }, end: { line: 1, character: 47 } });
    deepEqual([diagnostic.code, diagnostic.source, diagnostic.severity], ["audience-near-miss", "auth-apis", 2]);
    ok(typeof diagnostic.message === "string");
    match(diagnostic.message, /"https:\/\/api\.acme\.example\/orders" in the trailing slash/);
    match(diagnostic.codeDescription?.href ?? "", /rules\.md#audience-near-miss$/);

    const [action] = await session.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: uri(".env") },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
    deepEqual(action?.edit, {
      changes: { [uri(".env")]: [{ range: diagnostic.range, newText: "https://api.acme.example/orders" }] },
    });
    deepEqual(
      session.published.map((each) => each.uri),
      [uri(".env")],
    );
  });

  test("follows files that change, come and go", async (t) => {
    const { write, remove, event, shows } = await workspace(t, { "auth-apis.yaml": APIS, ".env": wrong });
    await shows(".env", 1);
    write({ ".env": wrong.replace("orders/", "orders"), "b/c.json": '{"aud": "http://api.dev.example/orders"}' });
    event([], [".env", "b/c.json"]);
    await shows("b/c.json", 1);
    await shows(".env", 0);
    remove("b/c.json");
    event(["b/c.json"], []);
    await shows("b/c.json", 0);
  });

  for (const rules of ["src/.gitignore", ".git/info/exclude"])
    test(`follows what git ignores by ${rules}`, async (t) => {
      const files = { "auth-apis.yaml": APIS, "src/a.py": 'audience="http://api.acme.example/orders"', [rules]: "" };
      const { write, event, shows } = await workspace(t, files);
      await shows("src/a.py", 1);
      write({ [rules]: "a.py\n" });
      event([], [rules]);
      await shows("src/a.py", 0);
    });

  test("follows what shows something where the client watches no files", async (t) => {
    const { write, remove, shows } = await workspace(
      t,
      { "auth-apis.yaml": APIS, ".gitignore": "/secrets/\n", "secrets/.env": wrong, "b.env": wrong },
      { watches: false },
    );
    await shows("secrets/.env", 1);
    await shows("b.env", 1);
    write({ "secrets/.env": wrong.replace("orders/", "orders") });
    remove("b.env");
    await shows("secrets/.env", 0);
    await shows("b.env", 0);
  });

  test("follows the identifiers, also those that aren't saved", async (t) => {
    const { session, uri, shows, write, event } = await workspace(t, {
      "auth-apis.yaml": APIS,
      "a.py": 'audience="urn:x:Y"',
    });
    session.open(`${APIS}  - identifier: urn:x:y\n`, uri("auth-apis.yaml"));
    await shows("a.py", 1);
    session.edit([5, 20], [5, 21], "Y", uri("auth-apis.yaml"));
    await shows("a.py", 0);
    session.notify("textDocument/didClose", { textDocument: { uri: uri("auth-apis.yaml") } });
    write({ "more.auth-apis.yaml": "apis:\n  - identifier: urn:X:Y\n" });
    event([], ["more.auth-apis.yaml"]);
    await shows("a.py", 1);
  });

  test("goes by no file that lies elsewhere, though it is open", async (t) => {
    const { session, write, uri, shows, event } = await workspace(t, {
      "auth-apis.yaml": APIS,
      "a.py": 'audience="urn:x:Y"',
    });
    session.open("apis:\n  - identifier: urn:x:y\n", "file:///elsewhere/auth-apis.yaml");
    session.open("apis:\n  - identifier: urn:x:y\n", "untitled:auth-apis.yaml");
    write({ ".env": wrong });
    event([], [".env"]);
    await shows(".env", 1);
    deepEqual(
      session.published.filter((each) => each.uri === uri("a.py")),
      [],
    );
  });

  test("goes by no file that git ignores, though it is open", async (t) => {
    const copy = "dist/auth-apis.yaml";
    const { session, write, uri, shows, event } = await workspace(t, {
      "auth-apis.yaml": APIS,
      ".gitignore": "dist\n",
      [copy]: APIS.replace("https://api.${host}/orders", "urn:x:y"),
      "a.py": 'audience="urn:x:Y"',
      ".env": wrong,
    });
    session.open(APIS.replace("https://api.${host}/orders", "urn:x:y"), uri(copy));
    await shows(".env", 1);
    write({ "b.env": wrong });
    event([], ["b.env"]);
    await shows("b.env", 1);
    const last = session.published.findLast((each) => each.uri === uri("a.py"));
    equal(last?.diagnostics.length ?? 0, 0);
  });

  test("is off where the user wants it off, and what it has shown goes away", async (t) => {
    let wanted = true;
    const { session, shows } = await workspace(
      t,
      { "auth-apis.yaml": APIS, ".env": wrong },
      {
        settings: () => wanted,
      },
    );
    await shows(".env", 1);
    wanted = false;
    session.notify("workspace/didChangeConfiguration", { settings: null });
    await shows(".env", 0);
  });

  test("is silent in a workspace without an API", async (t) => {
    const { session, write, event, shows } = await workspace(t, { ".env": wrong });
    write({ "auth-apis.yaml": APIS });
    event([], ["auth-apis.yaml"]);
    await shows(".env", 1);
    equal(session.published.length, 1);
  });
});
