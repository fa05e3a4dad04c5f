import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { readLocalTenantFlags } from "../../server/src/local-tenant/flags.ts";
import type { Credentials } from "../../server/src/local-tenant/seed/credentials.ts";
import { bundledCommand, start } from "./child.ts";
import { scratch } from "./running-tenant.ts";

describe("auth-apis local-tenant", () => {
  it("prints its one line, runs, and stops cleanly when told to, in any of three ways", async (t) => {
    const [command, dir] = [await bundledCommand(t), await scratch(t)];
    const seed = join(await scratch(t), "seed.json");
    await writeFile(seed, JSON.stringify({ clients: [{ name: "Mine", client_id: "mine" }] }));
    const domains = new Set<string>();
    for (const way of ["SIGTERM", "SIGINT", "stdin"] as const) {
      const flags = ["--dir", dir, "--seed", seed, "--rate", "50", ...(way === "stdin" ? ["--stop-with-stdin"] : [])];
      const child = start(t, process.execPath, [command, ...flags]);
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
    const [command, dir] = [await bundledCommand(t), await scratch(t)];
    const running = start(t, process.execPath, [command, "--dir", dir]);
    await running.ready;
    await writeFile(join(dir, "broken.json"), '{"clients":[{"client_secret":"hush"');
    const ends: [args: string[], code: number, stderr: RegExp][] = [
      [["--dir", dir], 1, new RegExp(`already running on this directory \\(process ${String(running.process.pid)}\\)`)],
      [["--dir", join(dir, "x"), "--seed", join(dir, "none.json")], 1, /seed file .* can't be read/],
      [
        ["--dir", join(dir, "x"), "--seed", join(dir, "broken.json")],
        1,
        /broken\.json can't be read: it is not valid JSON$/m,
      ],
      [["--dir", join(dir, "broken.json", "x")], 1, /broken\.json\/x can't be used \(ENOTDIR\)\. .*--dir DIR$/m],
      [["--port", "http"], 64, /--port can't be http/],
      [["--colour"], 64, /there is no option --colour; --help lists/],
      [["--file", "auth-apis.yaml", "--as", "dev"], 64, /--file isn't available here/],
    ];
    for (const [args, code, stderr] of ends) {
      const end = await start(t, process.execPath, [command, ...args]).ended;
      assert.deepEqual([end.code, end.stdout], [code, ""]);
      assert.match(end.stderr, stderr);
    }
    assert.match((await start(t, process.execPath, [command, "--help"]).ended).stdout, /--stop-with-stdin/);
  });
});

describe("its flags", () => {
  it("are read", () => {
    const base = { stopWithStdin: false, help: false };
    const read: [argv: string, flags: object][] = [
      ["", {}],
      ["--port 0 --dir d --seed s.json", { port: 0, dir: "d", seed: "s.json" }],
      ["--rate 2.5 --burst 10 --latency 60", { rate: 2.5, burst: 10, latency: 60 }],
      ["--file f.yaml --as dev --stop-with-stdin", { standIn: { file: "f.yaml", as: "dev" }, stopWithStdin: true }],
    ];
    for (const [argv, flags] of read)
      assert.deepEqual(readLocalTenantFlags(argv.split(" ").filter(Boolean)), { ...base, ...flags });
  });

  it("are refused where they make no sense", () => {
    const refused: [argv: string, message: RegExp][] = [
      ["--latancy 20", /there is no option --latancy; is it --latency\?/],
      ["--port 70000", /--port can't be 70000/],
      ["--port 1.5", /--port can't be 1.5/],
      ["--rate 0", /--rate can't be 0/],
      ["--rate -1", /--rate/],
      ["--latency 1e9", /--latency can't be 1e9/],
      ["--burst 5", /--burst needs --rate/],
      ["--file f.yaml", /--file and --as go together/],
      ["start", /start/],
    ];
    for (const [argv, message] of refused)
      assert.throws(() => readLocalTenantFlags(argv.split(" ")), { code: "flags-invalid", message });
  });
});
