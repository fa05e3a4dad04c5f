import assert from "node:assert/strict";
import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { startLocalTenant } from "../../server/src/local-tenant/local-tenant.ts";
import type { Credentials } from "../../server/src/local-tenant/seed/credentials.ts";
import { cli } from "../cli/bundle.ts";
import { type Child, start } from "./child.ts";
import { type Json, runningTenant, scratch } from "./running-tenant.ts";

const linesOf = async (dir: string) => (await readFile(join(dir, "journal.jsonl"), "utf8")).split("\n").slice(0, -1);

/** Creates APIs one after the other until an answer is no 201 or none comes, and collects those that were acknowledged. */
async function createUntilRefused(child: Child, worker: number, acknowledged: string[]): Promise<unknown> {
  const { domain, credentials } = await child.ready;
  const { administrator } = JSON.parse(await readFile(credentials, "utf8")) as Credentials;
  const audience = `https://${domain}/api/v2/`;
  const body = new URLSearchParams({ grant_type: "client_credentials", audience, ...administrator });
  const token = (await (await fetch(`http://${domain}/oauth/token`, { method: "POST", body })).json()) as Json;
  const headers = { authorization: `Bearer ${String(token["access_token"])}`, "content-type": "application/json" };
  for (let index = 0; index < 10_000; index++) {
    const identifier = `https://${worker}-${index}`;
    try {
      const url = `http://${domain}/api/v2/resource-servers`;
      const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ identifier }) });
      if (response.status !== 201) return await response.json();
      acknowledged.push(identifier);
    } catch (error) {
      return error;
    }
  }
  throw new Error("Nothing was ever refused.");
}

async function identifiersIn(t: Parameters<typeof runningTenant>[0], dir: string): Promise<Set<unknown>> {
  const tenant = await runningTenant(t, { dir });
  const found = new Set<unknown>();
  for (let page = 0; ; page++) {
    const items = await tenant.list(`resource-servers?per_page=100&page=${page}`);
    for (const { identifier } of items) found.add(identifier);
    if (items.length < 100) return found;
  }
}

describe("the journal", () => {
  it("loses nothing acknowledged by kill -9 in the middle of parallel writes", async (t) => {
    const dir = await scratch(t);
    const child = start(t, process.execPath, [cli, "local-tenant", "--dir", dir]);
    const acknowledged: string[] = [];
    const workers = [1, 2, 3, 4].map((worker) => createUntilRefused(child, worker, acknowledged));
    while (acknowledged.length < 100) await new Promise((resolve) => setTimeout(resolve, 5));
    child.process.kill("SIGKILL");
    assert.equal((await child.ended).signal, "SIGKILL");
    await Promise.all(workers);
    const found = await identifiersIn(t, dir);
    assert.deepEqual(
      acknowledged.filter((identifier) => !found.has(identifier)),
      [],
    );
  });

  it("acknowledges nothing when the disk takes no more, nor anything after that", async (t) => {
    if (process.platform === "win32") {
      t.skip("needs ulimit");
      return;
    }
    const dir = await scratch(t);
    // No file may grow past 64 blocks (32 or 64 KiB), which is how a full disk looks to the program.
    const limited = `trap '' XFSZ; ulimit -f 64; exec "$0" "$1" local-tenant --dir "$2"`;
    const child = start(t, "/bin/sh", ["-c", limited, process.execPath, cli, dir]);
    const acknowledged: string[] = [];
    const refusal = (await createUntilRefused(child, 1, acknowledged)) as Json;
    assert.equal(refusal["statusCode"], 500);
    assert.ok(acknowledged.length > 0);
    const again = (await createUntilRefused(child, 2, [])) as Json;
    assert.match(String(again["message"]), /The journal can't be written/);
    child.process.kill("SIGTERM");
    await child.ended;
    const found = await identifiersIn(t, dir);
    assert.deepEqual(
      acknowledged.filter((identifier) => !found.has(identifier)),
      [],
    );
  });

  it("drops a last line that was cut off, and goes on behind it", async (t) => {
    for (const torn of ['[{"put":"api","value":{"id":"6', '[{"put":"api","val\n', "\u0000\u0000\n"]) {
      const tenant = await runningTenant(t);
      await tenant.manage("POST", "resource-servers", { identifier: "https://a" });
      await tenant.close();
      await appendFile(join(tenant.dir, "journal.jsonl"), torn);
      const second = await runningTenant(t, { dir: tenant.dir });
      assert.equal((await second.manage("POST", "resource-servers", { identifier: "https://b" })).status, 201);
      await second.close();
      const third = await runningTenant(t, { dir: tenant.dir });
      assert.equal((await third.list("resource-servers")).length, 3, JSON.stringify(torn));
    }
  });

  it("refuses to start from one that is damaged before its end", async (t) => {
    const tenant = await runningTenant(t);
    await tenant.close();
    const lines = await linesOf(tenant.dir);
    await writeFile(join(tenant.dir, "journal.jsonl"), [lines[0], "{", ...lines.slice(1), ""].join("\n"));
    await assert.rejects(startLocalTenant({ dir: tenant.dir }), { code: "journal-damaged", message: /line 2/ });
  });

  it("is compacted at start to what is there, in the same order", async (t) => {
    const tenant = await runningTenant(t);
    for (const identifier of ["a", "b", "c"]) await tenant.manage("POST", "resource-servers", { identifier });
    for (let time = 0; time < 20; time++) await tenant.manage("PATCH", "resource-servers/a", { name: `n${time}` });
    await tenant.manage("DELETE", "resource-servers/b");
    const before = await tenant.list("resource-servers");
    await tenant.close();
    assert.ok((await linesOf(tenant.dir)).length > 20);
    const second = await runningTenant(t, { dir: tenant.dir });
    // The Management API, two APIs, five applications and the administrator's grant.
    assert.equal((await linesOf(tenant.dir)).length, 9);
    assert.deepEqual(await second.list("resource-servers"), before);
  });
});
