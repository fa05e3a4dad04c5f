// npm run fuzz: the property tests of documents and of the language server, each with many more cases than usual, one round
// after another until the time is up. `npm run fuzz -- 30` takes 30 minutes, which is the default, and ends at the first failure.
import { must, node } from "./run.mjs";

const minutes = Number(process.argv[2] ?? 30);
if (!(minutes > 0)) {
  console.error(`npm run fuzz -- MINUTES takes a number above 0, not "${process.argv[2]}"`);
  process.exit(64);
}
const tests = ["lsp/order", "lsp/files-laws", "lsp/framing", "lsp/apply-change", "document/oracles", "document/long"];
const end = Date.now() + minutes * 60_000;

process.env.AUTH_APIS_FUZZ_RUNS ??= "2000";
await must("scripts/generate.mjs");
await must("esbuild.mjs", ["--test"]);
for (let round = 1; Date.now() < end; round++) {
  console.log(`\n── round ${round} ──`);
  if (!(await node("test/run.mjs", tests))) process.exit(1);
}
