import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { startLocalTenant } from "../../../client/src/tenants/local-tenant-process.ts";

const scratch = mkdtempSync(join(tmpdir(), "auth-apis-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** A stand-in for the command line's bundle. */
function cli(code: string): string {
  const file = join(mkdtempSync(join(scratch, "cli-")), "cli.cjs");
  writeFileSync(file, code);
  return file;
}

test("it is started with its directory and the tenant that it stands in for, and ends with its standard input", async () => {
  const seen = join(scratch, "seen.json");
  const program = cli(`
    require("node:fs").writeFileSync(${JSON.stringify(seen)}, JSON.stringify(process.argv.slice(2)));
    console.log('{"domain":"localhost:1"}');
    console.log("more, which nobody waits for");
    process.stdin.resume().on("end", () => process.exit(0));`);
  const started = await startLocalTenant(program, "/where/it/lives", { file: "/a/auth-apis.yaml", tenant: "dev" });
  assert.deepEqual(JSON.parse(readFileSync(seen, "utf8")), [
    ...["local-tenant", "--dir", "/where/it/lives", "--stop-with-stdin"],
    ...["--file", "/a/auth-apis.yaml", "--as", "dev"],
  ]);
  started.stop();
  await started.gone;
});

test("where it doesn't come up, the error has its words", async () => {
  const program = cli('console.error("A local tenant is already running on this directory."); process.exit(1);');
  await assert.rejects(startLocalTenant(program, scratch, undefined), /already running on this directory/);
  await assert.rejects(startLocalTenant(cli("process.exit(3)"), scratch, undefined), /exit code 3/);
});

test("it is heard when it ends by itself, and may be told to end all the same", async () => {
  const started = await startLocalTenant(cli('console.log("{}"); setTimeout(() => {}, 1);'), scratch, undefined);
  await started.gone;
  started.stop();
});
