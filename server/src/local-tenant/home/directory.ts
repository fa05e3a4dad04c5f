import { chmod, mkdir, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { LocalTenantError } from "../local-tenant-error.ts";
import { systemCode } from "../../runtime/system-error.ts";

/** Where a local tenant keeps what it is. What lies here opens nothing but this tenant. */
export interface Directory {
  readonly tenant: string;
  readonly certificate: string;
  readonly certificateKey: string;
  readonly signingKey: string;
  readonly journal: string;
  readonly credentials: string;
  readonly lock: string;
}

/**
 * Makes the directory, or takes an existing one, and closes it to other users (0700).
 *
 * @throws LocalTenantError `directory-unsuitable` for one that holds other things and is open to other users: closing it could
 * lock them out of what is theirs.
 */
export async function openDirectory(dir: string): Promise<Directory> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const directory: Directory = {
    tenant: join(dir, "tenant.json"),
    certificate: join(dir, "certificate.pem"),
    certificateKey: join(dir, "certificate-key.pem"),
    signingKey: join(dir, "signing-key.pem"),
    journal: join(dir, "journal.jsonl"),
    credentials: join(dir, "credentials.json"),
    lock: join(dir, "lock"),
  };
  const openToOthers = process.platform !== "win32" && ((await stat(dir)).mode & 0o077) !== 0;
  if (openToOthers) {
    const names = await readdir(dir);
    if (names.length > 0 && !names.includes("tenant.json"))
      throw new LocalTenantError(
        "directory-unsuitable",
        `${dir} holds other things and is open to other users. Choose an empty directory for the local tenant's secrets.`,
      );
    await chmod(dir, 0o700);
  }
  return directory;
}

/** What the system says of a file (`path`) is about the directory in which that lies; any other error stays what it is. */
export function whyUnsuitable(dir: string, error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined || !(error instanceof Error && "path" in error)) return error;
  const problem = `${dir} can't be used (${code}). Make room or name another directory: --dir DIR`;
  return new LocalTenantError("directory-unsuitable", problem, { cause: error });
}

/** A file's text, or `undefined` where there is none. */
export async function readPrivateFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
