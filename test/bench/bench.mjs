// npm run bench [-- lsp [SIZES…]]: what this costs, beside its peers, as medians and ratios of one run. No test depends on it.
import { benchLanguageServer } from "./language-server.mjs";

const [what = "lsp", ...sizes] = process.argv.slice(2);
if (what !== "lsp") {
  console.error(`There is no benchmark "${what}"; there is lsp.`);
  process.exit(64);
}
await benchLanguageServer(sizes.length > 0 ? sizes.map(Number) : [100, 1000]);
