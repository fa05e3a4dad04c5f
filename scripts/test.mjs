// npm test: every step, also after one that failed; ends with one line, "N passed, M failed". Arguments are the names
// of steps: `npm test -- unit screen` runs only those.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { node, npm, scratchFolder } from "./run.mjs";

const counts = join(scratchFolder(), "counts.txt");
process.env.AUTH_APIS_TEST_COUNTS = counts;

/** Later steps take what earlier ones built: the suite what was packaged, the screen the package itself. */
const steps = {
  generate: () => node("scripts/generate.mjs"),
  lint: () => npm("lint"),
  types: () => npm("types"),
  unit: () => npm("unit"),
  package: () => node("scripts/package.mjs"),
  bundle: () => node("test/vscode/bundle.mjs"),
  suite: () => node("dist/test-vscode/launch.mjs"),
  screen: () => node("test/run.mjs", ["--screen"]),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No step is called ${unknown.join(", ")}; there are ${Object.keys(steps).join(", ")}.`);
  process.exit(64);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];
for (const name of wanted.length > 0 ? wanted : Object.keys(steps)) {
  console.log(`\n── ${name} ──`);
  writeFileSync(counts, "");
  const started = Date.now();
  const ok = await steps[name]();
  const failedBefore = total.failed;
  for (const line of readFileSync(counts, "utf8").split("\n").filter(Boolean)) {
    const [passed, failed, skipped] = line.split(" ").map(Number);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  // A step that failed without a failed test (lint, types, a build, VS Code that didn't start) counts as one.
  if (!ok && total.failed === failedBefore) total.failed++;
  if (!ok) broken.push(name);
  console.log(`── ${name} ${ok ? "ok" : "FAILED"} after ${Math.round((Date.now() - started) / 1000)} s ──`);
}

const good = broken.length === 0 && total.passed > 0;
if (broken.length > 0) console.log(`\nFailed: ${broken.join(", ")}`);
else if (!good) console.log("\nNo test ran.");
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`);
process.exitCode = good ? 0 : 1;
