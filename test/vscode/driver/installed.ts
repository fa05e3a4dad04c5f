import { spawn } from "node:child_process";
import { join } from "node:path";
import { checkout } from "./scratch.ts";

/** Where the parts of VS Code for the browser lie. All paths are absolute. */
export interface Installed {
  readonly folder: string;
  /** The Node that code-server wants; not the one that runs this. */
  readonly node: string;
  /** code-server's start file. */
  readonly server: string;
}

/** Sets VS Code for the browser up if it isn't yet (from npm, a minute or two), and says where it is. */
export async function installedVSCode(): Promise<Installed> {
  const installer = spawn(process.execPath, [join(checkout, "test/vscode/real/install.mjs")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  installer.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((resolve) => installer.on("close", resolve));
  const folder = output.trim().split("\n").at(-1);
  if (code !== 0 || !folder) throw new Error("VS Code for the browser could not be set up; the reason stands above.");
  return {
    folder,
    node: join(folder, "node/bin/node"),
    server: join(folder, "node_modules/code-server/out/node/entry.js"),
  };
}
