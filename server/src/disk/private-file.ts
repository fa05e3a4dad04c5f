import { open, rename } from "node:fs/promises";

/** Writes a file that only its owner may read (0600), as a whole or not at all. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const next = `${path}.next`;
  const file = await open(next, "w", 0o600);
  try {
    await file.chmod(0o600);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, path);
}
