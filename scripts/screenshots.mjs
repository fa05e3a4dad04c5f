// npm run screenshots: takes the pictures of docs/images from the real extension in a real VS Code.
import { must } from "./run.mjs";

await must("scripts/package.mjs");
await must("test/vscode/bundle.mjs");
await must("dist/test-vscode/screenshots.mjs", process.argv.slice(2));
