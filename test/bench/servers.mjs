// The servers that are measured.
import { build } from "esbuild";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startServer } from "./server-process.mjs";

const root = join(import.meta.dirname, "..", "..");

export const theirsInstalled = join(
  import.meta.dirname,
  "peers/node_modules/yaml-language-server/bin/yaml-language-server",
);

export const ours = () => startServer([join(root, "dist", "server.js"), "--stdio"]);
export const theirs = () => startServer([theirsInstalled, "--stdio"], yamlSettings);

/** A server with no abilities, bundled like ours: what any server in this language costs. */
export async function empty() {
  const outfile = join(root, "dist", "bench", "empty-server.js");
  await build({
    stdin: { contents: EMPTY, resolveDir: root },
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
  });
  return () => startServer([outfile, "--stdio"]);
}

const EMPTY = `
import { createConnection } from "vscode-languageserver/node";
const connection = createConnection();
connection.onInitialize(() => ({ capabilities: {} }));
connection.listen();
`;

function yamlSettings(section) {
  if (section !== "yaml") return {};
  const schema = pathToFileURL(join(root, "schemas", "auth-apis.schema.json")).href;
  return {
    schemas: { [schema]: ["*auth-apis.yaml"] },
    validate: true,
    hover: true,
    completion: true,
    schemaStore: { enable: false },
  };
}
