// Runs bundled tests with node's own runner: the unit tests, or with --screen those that look at a real VS Code. Other
// arguments are parts of file names: `node test/run.mjs rules plan` runs only those. AUTH_APIS_TEST_COUNTS names a file
// that gets a line "passed failed skipped" (scripts/test.mjs adds these up). Property tests begin where the commit says
// (test/properties.ts), so that one that is red can be seen again; AUTH_APIS_SEED= leaves it to chance.
import { spawnSync } from "node:child_process";
import { setMaxListeners } from "node:events";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { appendFileSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const screen = process.argv.includes("--screen");
const wanted = process.argv.slice(2).filter((argument) => argument !== "--screen");
const root = join(import.meta.dirname, "..", "dist", screen ? "test-vscode/screen" : "test");
const ending = screen ? ".screen.mjs" : ".test.mjs";
const files = (existsSync(root) ? readdirSync(root, { recursive: true }) : [])
  .filter((file) => file.endsWith(ending) && (wanted.length === 0 || wanted.some((part) => file.includes(part))))
  .map((file) => join(root, file));

// No property runs on the screen.
if (!screen && process.env.AUTH_APIS_SEED === undefined) {
  const commit = spawnSync("git", ["rev-parse", "--short=7", "HEAD"], { cwd: root, encoding: "utf8" });
  if (commit.status === 0) process.env.AUTH_APIS_SEED = String(parseInt(commit.stdout, 16));
}

let passed = 0;
let failed = 0;
let skipped = 0;
const stop = new AbortController();
// Each file listens to it.
setMaxListeners(0, stop.signal);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stop.abort());
// A file that hangs fails instead of holding everything up; in milliseconds.
const stream = run({ files, concurrency: screen ? 1 : 2, timeout: 600_000, signal: stop.signal });
stream.on("test:pass", ({ skip, todo, name, details }) => {
  if (skip !== undefined || todo !== undefined) skipped++;
  else if (details.type !== "suite" && !files.includes(name)) passed++;
});
stream.on("test:fail", ({ todo, details }) => {
  if (todo !== undefined) skipped++;
  // A suite that fails only because one of its tests did is no failure of its own.
  else if (details.error?.failureType !== "subtestsFailed") failed++;
});
stream.compose(spec).pipe(process.stdout);
stream.on("end", () => {
  const counts = process.env.AUTH_APIS_TEST_COUNTS;
  if (counts) appendFileSync(counts, `${passed} ${failed} ${skipped}\n`);
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  setImmediate(() => console.log(`\n${screen ? "screen" : "unit"}: ${line}`));
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
});
