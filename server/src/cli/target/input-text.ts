import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";

export interface InputText {
  /** What can't be read in it is replaced by U+FFFD. */
  readonly text: string;
  /** Why it isn't YAML at all, and where in the text (UTF-16 units) that shows. */
  readonly problem?: { readonly offset: number; readonly message: string };
}

/** Reads a file's text, whatever its bytes are. @throws UsageError where there is no such file, or it may not be read */
export async function readInputText(path: string, { cwd }: Terminal): Promise<InputText> {
  return decode(await readBytes(path, cwd));
}

async function readBytes(path: string, cwd: string): Promise<Buffer> {
  try {
    return await readFile(resolve(cwd, path));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    const what = PROBLEMS.get(code) ?? `it can't be read (${code})`;
    throw new UsageError(`${path}: ${what}`, { cause: error });
  }
}

/** YAML is UTF-8 here, as everything in a repository is; a zero byte shows that it is no text, or UTF-16. */
function decode(bytes: Buffer): InputText {
  const text = bytes.toString("utf8");
  if (/^(?:\xff\xfe|\xfe\xff)/.test(bytes.subarray(0, 2).toString("latin1"))) {
    return { text, problem: { offset: 0, message: "This file is UTF-16. Save it as UTF-8." } };
  }
  const zero = text.indexOf("\0");
  if (zero >= 0) return { text, problem: { offset: zero, message: "This is no text: a zero byte stands here." } };
  if (isUtf8(bytes)) return { text };
  const message = "This is not UTF-8. Save the file as UTF-8, or write the character as an escape.";
  return { text, problem: { offset: firstDifference(bytes, text), message } };
}

/** Where the text stops being what the bytes say. */
function firstDifference(bytes: Buffer, text: string): number {
  const again = Buffer.from(text, "utf8");
  const at = bytes.findIndex((byte, index) => byte !== again[index]);
  return again.subarray(0, at).toString("utf8").length;
}

const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["ENOTDIR", "there is no such file"],
  ["EACCES", "it may not be read; check its permissions"],
  ["EPERM", "it may not be read; check its permissions"],
  ["EISDIR", "it is a folder; name the file in it"],
]);
