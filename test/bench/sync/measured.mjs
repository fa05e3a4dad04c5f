// Runs a program to its end and tells what that cost: seconds of wall and CPU, and requests by method.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const preload = join(import.meta.dirname, "count-requests.cjs");

/** @param {readonly string[]} command @param {Record<string, string>} env @param {string} folder @param {readonly number[]} codes - those that are a success */
export async function measured(command, env, folder, codes = [0]) {
  const counts = join(folder, "counts.json");
  const started = performance.now();
  const child = spawn(process.execPath, ["--require", preload, ...command], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, AUTH_APIS_BENCH_COUNTS: counts, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said = (said + chunk).slice(-2000)));
  const [code] = await once(child, "close");
  if (!codes.includes(code)) throw new Error(`${command.slice(0, 3).join(" ")} ended with ${code}:\n${said}`);
  const { methods, cpu } = JSON.parse(readFileSync(counts, "utf8"));
  const count = (names) => names.reduce((sum, name) => sum + (methods[name] ?? 0), 0);
  return {
    wall: (performance.now() - started) / 1000,
    cpu,
    requests: count(["GET", "POST", "PATCH", "PUT", "DELETE"]),
    writes: count(["POST", "PATCH", "PUT", "DELETE"]),
    code,
  };
}
