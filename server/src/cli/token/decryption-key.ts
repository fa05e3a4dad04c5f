import { resolve } from "node:path";
import type { Terminal } from "../terminal.ts";
import { readKey } from "./authentication.ts";

const name = "AUTH_APIS_DECRYPTION_KEY_PATH";

/** The private key that opens encrypted tokens, where one is given; it is sent nowhere. @throws UsageError */
export async function decryptionKey({ env, cwd }: Terminal): Promise<string | undefined> {
  const path = env[name];
  return path ? readKey(resolve(cwd, path), name) : undefined;
}
