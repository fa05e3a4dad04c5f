// A local tenant as a child process, with applications for the grants.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const applications = Array.from({ length: 10 }, (_, at) => ({
  name: `Worker ${at}`,
  app_type: "non_interactive",
}));

/** @param {number} latency - milliseconds for each answer */
export async function startTenant(cli, latency) {
  const folder = mkdtempSync(join(tmpdir(), "auth-apis-bench-"));
  const seed = join(folder, "seed.json");
  writeFileSync(seed, JSON.stringify({ clients: applications }));
  const dir = join(folder, "tenant");
  const args = [cli, "local-tenant", "--dir", dir, "--port", "0", "--seed", seed, "--stop-with-stdin"];
  const child = spawn(process.execPath, [...args, "--latency", String(latency)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const { domain, certificate, credentials } = JSON.parse(line);
  const { administrator } = JSON.parse(readFileSync(credentials, "utf8"));
  return {
    folder,
    dir,
    domain,
    certificate,
    administrator,
    async stop() {
      child.stdin.end();
      await once(child, "close");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
