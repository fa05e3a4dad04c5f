// Runs the bundled unit tests with node's own runner and closes with one line: "N passed, M failed".
// Arguments are parts of file names: `node test/run.mjs rules plan` runs only those. Other suites' counts come in
// through the file named by AUTH_APIS_TEST_COUNTS (see scripts/test.mjs).
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "dist", "test");
const wanted = process.argv.slice(2);
const files = readdirSync(root, { recursive: true })
  .filter((file) => file.endsWith(".test.mjs") && (wanted.length === 0 || wanted.some((part) => file.includes(part))))
  .map((file) => join(root, file));

let passed = 0;
let failed = 0;
let skipped = 0;
const stream = run({ files, concurrency: 2 });
const isLeaf = (event) => event.details?.type !== "suite" && !files.includes(event.name);
stream.on("test:pass", (event) => {
  if (event.skip !== undefined) skipped++;
  else if (isLeaf(event)) passed++;
});
stream.on("test:fail", () => failed++);
stream.compose(spec).pipe(process.stdout);
stream.on("end", () => {
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  if (process.env.AUTH_APIS_TEST_COUNTS)
    appendFileSync(process.env.AUTH_APIS_TEST_COUNTS, `${passed} ${failed} ${skipped}\n`);
  setImmediate(() => console.log(`\nunit: ${line}`));
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
});
