// npm run fuzz: the property tests, each with more cases than usual and others each time, one round after another until the
// time is up. `npm run fuzz -- 30` takes 30 minutes, which is the default, and ends at the first failure.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { must, node } from "./run.mjs";

const minutes = Number(process.argv[2] ?? 30);
if (!(minutes > 0)) {
  console.error(`npm run fuzz -- MINUTES takes a number above 0, not "${process.argv[2]}"`);
  process.exit(64);
}
const root = join(import.meta.dirname, "..", "test");
const tests = readdirSync(root, { recursive: true })
  .filter((file) => file.endsWith(".test.ts") && readFileSync(join(root, file), "utf8").includes('/properties.ts"'))
  .map((file) => file.slice(0, -".ts".length));
const end = Date.now() + minutes * 60_000;

process.env.AUTH_APIS_SEED = "";
process.env.AUTH_APIS_CASES ??= "3";
await must("scripts/generate.mjs");
await must("esbuild.mjs", ["--test"]);
for (let round = 1; Date.now() < end; round++) {
  console.log(`\n── round ${round} ──`);
  if (!(await node("test/run.mjs", tests))) process.exit(1);
}
