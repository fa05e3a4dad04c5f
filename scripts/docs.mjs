// npm run docs: writes docs/rules.md from the rules themselves. A test says when it is out of date.
import { build } from "esbuild";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must, root, scratchFolder } from "./run.mjs";

await must("scripts/generate.mjs");
const bundle = join(scratchFolder(), "rules.cjs");
await build({
  stdin: {
    contents: 'export { rulesPage } from "./engine/page.ts"; export { rules } from "./registry.ts";',
    resolveDir: join(root, "server", "src", "rules"),
    loader: "ts",
  },
  bundle: true,
  platform: "node",
  format: "cjs",
  outfile: bundle,
});
const { rules, rulesPage } = await import(bundle);
mkdirSync(join(root, "docs"), { recursive: true });
writeFileSync(join(root, "docs", "rules.md"), rulesPage(rules));
