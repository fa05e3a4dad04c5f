import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type LocalTenant, readLocalTenant } from "./local-tenant.ts";

/**
 * The local tenant that lives in a directory; `undefined` where none is named or it isn't one. Being named by the environment
 * of this process, which no workspace can set, is what makes it trustworthy; a loopback address alone is not.
 */
export async function knownLocalTenant(directory: string | undefined): Promise<LocalTenant | undefined> {
  if (directory === undefined || directory === "") return undefined;
  try {
    const text = await readFile(join(directory, "tenant.json"), "utf8");
    const { domain, standsInFor } = JSON.parse(text) as { domain: string; standsInFor?: string };
    return await readLocalTenant(domain, join(directory, "credentials.json"), standsInFor);
  } catch {
    return undefined;
  }
}
