import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { decode, type DecodedText } from "../../workspace/text.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { systemCode } from "../../runtime/system-error.ts";

/** Reads a file's text, whatever its bytes are. @throws UsageError where there is no such file, or it may not be read */
export async function readInputText(path: string, { cwd }: Terminal): Promise<DecodedText> {
  return decode(await readBytes(path, cwd));
}

async function readBytes(path: string, cwd: string): Promise<Buffer> {
  try {
    return await readFile(resolve(cwd, path));
  } catch (error) {
    const code = systemCode(error) ?? "unknown error";
    const what = PROBLEMS.get(code) ?? `it can't be read (${code})`;
    throw new UsageError(`${path}: ${what}`, { cause: error });
  }
}

const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["ENOTDIR", "there is no such file"],
  ["EACCES", "it may not be read; check its permissions"],
  ["EPERM", "it may not be read; check its permissions"],
  ["EISDIR", "it is a folder; name the file in it"],
]);
