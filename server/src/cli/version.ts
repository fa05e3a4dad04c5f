import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The version of the package that the bundle (`dist/cli.js`) is a part of. */
export async function version(): Promise<string> {
  const text = await readFile(join(__dirname, "..", "package.json"), "utf8");
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}
