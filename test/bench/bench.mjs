// npm run bench [-- lsp [SIZES…] | sync [SIZES…] [--peer SIZE]]: what this costs, beside its peers. No test depends on it.
import { benchLanguageServer } from "./language-server.mjs";
import { benchSync } from "./sync/bench-sync.mjs";

const [what = "lsp", ...rest] = process.argv.slice(2);
if (what === "lsp") await benchLanguageServer(rest.length > 0 ? rest.map(Number) : [100, 1000]);
else if (what === "sync") await benchSync(rest);
else {
  console.error(`There is no benchmark "${what}"; there are lsp and sync.`);
  process.exit(64);
}
