import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import { journalFolder } from "../../server/src/tenant/journal/folder.ts";
import { historyOf } from "../../server/src/tenant/journal/history.ts";
import { workspace } from "../cli/workspace.ts";
import { apiOnTenant, clientOnTenant, desiredState, grantOnTenant } from "./build.ts";
import { type FakeOptions, fakeTenant, type Sent } from "./fake-tenant.ts";
import { readable, recorded } from "./journal-run.ts";

const state = {
  apis: [apiOnTenant({ name: "Before", scopes: [{ value: "a" }] })],
  grants: [grantOnTenant("shop")],
  clients: [clientOnTenant("worker"), clientOnTenant("shop")],
};
const wanted = desiredState([
  { fields: { name: "After" }, grants: [{ client: "worker", fields: { scope: ["a"] } }] },
  { identifier: "urn:new", fields: { signing_alg: "HS256" } },
]);

suite("what a journal tells", () => {
  test("each write before it goes out, what came of it, and the end of each row", async () => {
    const run = recorded(fakeTenant({ state }));
    await run.sync(wanted);
    const [begin, ...rest] = run.entries();
    assert.ok(begin?.kind === "begin" && begin.version === 1);
    assert.match(begin.plan, /^sha256:[0-9a-f]{64}$/);
    assert.deepEqual(
      [begin.does, begin.tenant.name, begin.allowRemovals, begin.rows.length, begin.at],
      ["sync", "dev", true, 4, "2026-01-01T00:00:00.000Z"],
    );
    const told = (identifier: string, resource: string, clientId?: string) =>
      rest.flatMap((line) =>
        line.kind !== "begin" &&
        line.kind !== "ended" &&
        line.identifier === identifier &&
        line.resource === resource &&
        line.clientId === clientId
          ? [line.kind]
          : [],
      );
    assert.deepEqual(told("urn:new", "api"), ["sends", "holds"]);
    assert.deepEqual(told("https://api.acme.com/orders", "api"), ["sends", "holds"]);
    assert.deepEqual(told("https://api.acme.com/orders", "grant", "worker"), ["sends", "holds"]);
    assert.deepEqual(
      rest.flatMap((line) => (line.kind === "ended" ? [line.state] : [])),
      ["written", "written", "written", "written"],
    );
  });

  test("before and after of each, and no signing secret", async () => {
    const run = recorded(fakeTenant({ state }));
    await run.sync(wanted);
    const { touched, open } = run.history();
    assert.deepEqual(open, []);
    assert.deepEqual(
      touched
        .map(({ resource, identifier, clientId, before, after }) =>
          [resource, identifier, clientId, before ? "there" : "", after ? "there" : ""].join(),
        )
        .sort(),
      [
        "api,https://api.acme.com/orders,,there,there",
        "api,urn:new,,,there",
        "grant,https://api.acme.com/orders,shop,there,",
        "grant,https://api.acme.com/orders,worker,,there",
      ],
    );
    const [orders] = touched.filter(({ resource, before }) => resource === "api" && before);
    assert.deepEqual([orders?.before?.["name"], orders?.after?.["name"]], ["Before", "After"]);
    assert.doesNotMatch(run.lines.join("\n"), /signing_secret|sssh-this/);
  });

  test("nothing goes out that is not on the disk yet", async () => {
    const run = recorded(
      fakeTenant({
        state,
        before: ({ method }) => {
          if (method === "GET" || run.lines.length === 0) return;
          const sends = run.entries().filter(({ kind }) => kind === "sends").length;
          assert.ok(sends >= ++writes, `${writes} writes, ${sends} recorded`);
        },
      }),
    );
    let writes = 0;
    await run.sync(wanted);
    assert.equal(writes, 4);
  });

  test("a refused request changed nothing, and a row that was left is open", async () => {
    const fault: FakeOptions["fault"] = (_, { method, path }) =>
      method === "POST" && path.endsWith("resource-servers") ? { at: "request", kind: 403 } : undefined;
    const run = recorded(fakeTenant({ state, fault }));
    await run.sync(wanted, { allowRemovals: false });
    const { touched, open } = run.history();
    assert.deepEqual(
      open.map(({ kind, identifier }) => `${kind} ${identifier}`),
      ["removal https://api.acme.com/orders", "create urn:new"],
    );
    assert.ok(!touched.some(({ identifier }) => identifier === "urn:new"));
  });

  test("killed between a request and its answer: what it would have come to", async () => {
    const run = recorded(fakeTenant({ state }));
    await run.sync(wanted);
    const at = run.entries().findIndex((line) => line.kind === "sends" && line.identifier === "urn:new");
    const [only, ...others] = readable(
      run.lines.filter((line, index) => index === 0 || (index === at && line !== "")),
    ).touched;
    assert.deepEqual(
      [only, others],
      [
        {
          resource: "api",
          identifier: "urn:new",
          id: null,
          before: null,
          after: { signing_alg: "HS256" },
          unheard: true,
        },
        [],
      ],
    );
  });

  test("what is found by reading after a lost answer is known", async () => {
    let lost = 0;
    const fault: FakeOptions["fault"] = (_, { method, path }) =>
      method === "POST" && path.endsWith("resource-servers") && lost++ === 0
        ? { at: "answer", kind: "drop" }
        : undefined;
    const run = recorded(fakeTenant({ state, fault }));
    await run.sync(wanted);
    assert.ok(run.history().touched.every(({ unheard }) => !unheard));
  });

  test("what arrived late, so that a second request found it there, was made by this sync", async () => {
    let asked = 0;
    const isCreate = ({ method, path }: Sent) => method === "POST" && path.endsWith("resource-servers");
    const fault: FakeOptions["fault"] = (_, request) =>
      isCreate(request) && asked++ === 0 ? { at: "request", kind: "hang" } : undefined;
    const before: FakeOptions["before"] = (request, { apis }) => {
      if (isCreate(request)) apis.push(apiOnTenant({ id: "5f99", identifier: "urn:new", signing_alg: "HS256" }));
    };
    const run = recorded(fakeTenant({ state, fault, before }));
    await run.sync(wanted);
    const { touched, open } = run.history();
    assert.deepEqual(open, []);
    const made = touched.find(({ identifier, resource }) => identifier === "urn:new" && resource === "api");
    assert.deepEqual([made?.id, made?.before, made?.unheard], ["5f99", null, false]);
  });
});

suite("a journal that can't be written", () => {
  const full = Object.assign(new Error("no space"), { code: "ENOSPC" });

  test("from the first line on: nothing is sent", async () => {
    const fake = fakeTenant({ state });
    const append = () => Promise.reject(full);
    await assert.rejects(recorded(fake).sync(wanted, { append }), { code: "unrecorded", message: /ENOSPC/ });
    assert.ok(fake.sent.every(({ method }) => method === "GET" || (method === "POST" && fake.state.apis.length === 1)));
  });

  test("later: what was sent is told, and nothing more is sent", async () => {
    for (let room = 1; room < 12; room++) {
      const fake = fakeTenant({ state });
      const kept: string[] = [];
      const append = (line: string) =>
        kept.length < room ? Promise.resolve(void kept.push(line)) : Promise.reject(full);
      const outcomes = await recorded(fake).sync(wanted, { append });
      const sends = kept.filter((line) => line.startsWith('{"kind":"sends"')).length;
      const writes = fake.sent.filter(({ method, path }) => method !== "GET" && path !== "/oauth/token").length;
      assert.ok(writes <= sends, `${room}: ${writes} writes`);
      assert.equal(outcomes.filter((each) => each.state === "written").length, writes);
    }
  });
});

suite("journals on the disk", () => {
  test("are their owner's alone, newest first, and the oldest go", async () => {
    const path = join(workspace(), "state", "journals");
    const folder = journalFolder(path);
    for (let at = 0; at < 203; at++) {
      const journal = await folder.open("acme.eu.auth0.com", Date.UTC(2026, 0, 1, 0, 0, at));
      await journal.append('{"at":' + String(at) + "}");
      await journal.close();
    }
    const ids = await folder.ids();
    assert.equal(ids.length, 200);
    assert.deepEqual((await folder.read(ids[0] ?? "")).entries, [{ at: 202 }]);
    if (process.platform === "win32") return;
    assert.equal(statSync(path).mode & 0o777, 0o700);
    assert.ok(readdirSync(path).every((name) => (statSync(join(path, name)).mode & 0o777) === 0o600));
  });

  test("a torn last line is left out, a damaged one in the middle is a problem", async () => {
    const path = workspace();
    const folder = journalFolder(path);
    const journal = await folder.open("acme.eu.auth0.com", 0);
    const { id } = journal;
    const run = recorded(fakeTenant({ state }));
    await run.sync(wanted);
    for (const line of run.lines) await journal.append(line);
    await journal.close();
    const file = join(path, `${id}.jsonl`);
    const text = readFileSync(file, "utf8");
    for (let end = text.indexOf("\n") + 1; end <= text.length; end += 7) {
      writeFileSync(file, text.slice(0, end));
      assert.ok("begin" in historyOf(id, await folder.read(id)), String(end));
    }
    writeFileSync(file, text.replace("\n", "\n{oops\n"));
    assert.deepEqual(historyOf(id, await folder.read(id)), { problem: "it is damaged in line 2" });
    writeFileSync(file, text.slice(0, 20));
    assert.deepEqual(historyOf(id, await folder.read(id)), { problem: "nothing was begun" });
    rmSync(file);
    assert.deepEqual(historyOf(id, await folder.read(id)), { problem: "it is gone, or empty" });
    writeFileSync(file, text.replace('"version":1', '"version":2'));
    assert.deepEqual(historyOf(id, await folder.read(id)), { problem: "another version of this program wrote it" });
  });

  test("several programs at once delete the oldest ones", async () => {
    const name = (at: number): string => `20200101T000000${String(at).padStart(3, "0")}Z-00000000.jsonl`;
    const path = workspace(Object.fromEntries(Array.from({ length: 260 }, (_, at) => [name(at), ""])));
    const opened = await Promise.all([0, 1, 2].map((at) => journalFolder(path).open("acme.eu.auth0.com", at)));
    for (const journal of opened) await journal.close();
    assert.ok((await journalFolder(path).ids()).length <= 202);
  });

  test(
    "a folder that can't be written",
    { skip: process.getuid?.() === 0 || process.platform === "win32" },
    async () => {
      const path = join(workspace(), "closed");
      mkdirSync(path);
      chmodSync(path, 0o500);
      await assert.rejects(journalFolder(path).open("acme.eu.auth0.com", 0), { code: "unrecorded", message: /EACCES/ });
    },
  );

  test("a file in the folder's place", async () => {
    const path = join(workspace({ file: "" }), "file");
    await assert.rejects(journalFolder(path).open("acme.eu.auth0.com", 0), { code: "unrecorded", message: /EEXIST/ });
  });
});
