import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import type { Credentials } from "../../server/src/local-tenant/seed/credentials.ts";
import { cli } from "../cli/bundle.ts";
import { start } from "./child.ts";
import { scratch } from "./running-tenant.ts";

const run = (t: TestContext, ...args: string[]) => start(t, process.execPath, [cli, "local-tenant", ...args]);

describe("auth-apis local-tenant", () => {
  it("prints its one line, runs, and stops cleanly when told to, in any of three ways", async (t) => {
    const dir = await scratch(t);
    const seed = join(await scratch(t), "seed.json");
    await writeFile(seed, JSON.stringify({ clients: [{ name: "Mine", client_id: "mine" }] }));
    const domains = new Set<string>();
    for (const way of ["SIGTERM", "SIGINT", "stdin"] as const) {
      const flags = ["--dir", dir, "--seed", seed, "--rate", "50", ...(way === "stdin" ? ["--stop-with-stdin"] : [])];
      const child = run(t, ...flags);
      const { domain, certificate, credentials } = await child.ready;
      domains.add(domain);
      assert.equal(certificate, join(dir, "certificate.pem"));
      const { applications } = JSON.parse(await readFile(credentials, "utf8")) as Credentials;
      assert.equal(applications.at(-1)?.client_id, "mine");
      const response = await fetch(`http://${domain}/api/v2/clients`);
      assert.deepEqual([response.status, response.headers.get("x-ratelimit-limit")], [401, "50"]);
      if (way === "stdin") child.process.stdin?.end();
      else child.process.kill(way);
      const { code, stdout, stderr } = await child.ended;
      assert.deepEqual([code, stderr], [0, ""]);
      assert.equal(stdout, `${JSON.stringify({ domain, certificate, credentials })}\n`);
      assert.equal((await readdir(dir)).includes("lock"), false);
    }
    assert.equal(domains.size, 1);
  });

  it("says why it can't start, and ends with 1, or 64 for wrong usage", async (t) => {
    const dir = await scratch(t);
    const running = run(t, "--dir", dir);
    await running.ready;
    await writeFile(join(dir, "broken.json"), '{"clients":[{"client_secret":"hush"');
    await writeFile(join(dir, "wrong.json"), '{"clients":[{}]}');
    const ends: [args: string[], code: number, stderr: RegExp][] = [
      [["--dir", dir], 1, new RegExp(`already running on this directory \\(process ${String(running.process.pid)}\\)`)],
      [["--dir", join(dir, "broken.json", "x")], 1, /broken\.json\/x can't be used \(ENOTDIR\)\. .*--dir DIR$/m],
      [["--dir", join(dir, "x"), "--seed", join(dir, "wrong.json")], 1, /clients/],
      [["--seed", join(dir, "none.json")], 64, /none\.json: there is no such file$/m],
      [["--seed", join(dir, "broken.json")], 64, /broken\.json can't be read as JSON$/m],
      [["--port", "http"], 64, /--port takes a whole number from 0 to 65535, not "http"$/m],
      [["--burst", "5"], 64, /--burst needs --rate$/m],
      [["start"], 64, /takes no file; what is "start" for\?$/m],
    ];
    for (const [args, code, stderr] of ends) {
      const end = await run(t, ...args).ended;
      assert.deepEqual([end.code, end.stdout], [code, ""]);
      assert.match(end.stderr, stderr);
    }
  });
});
