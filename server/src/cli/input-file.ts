import { readdir, readFile as readBytes } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { Document } from "../document/document.ts";
import { type AuthApisFile, readFile, type ReadOptions } from "../document/file.ts";
import type { Finding } from "../document/finding.ts";
import { analyse } from "../rules/analyse.ts";
import { UsageError } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** A file as the command line has read it. */
export interface InputFile {
  /** As it was named, or relative to the working directory. */
  readonly path: string;
  readonly document: Document;
  readonly file: AuthApisFile;
  readonly findings: readonly Finding[];
}

/**
 * The files that were named; where none was, those of the working directory that bear the format's name.
 *
 * @throws UsageError where there is none, or one can't be read
 */
export async function inputPaths(named: readonly string[], { cwd }: Terminal): Promise<readonly string[]> {
  if (named.length > 0) return named;
  const found = (await readdir(cwd)).filter((name) => /auth-apis\.ya?ml$/.test(name)).sort();
  if (found.length === 0) throw new UsageError("no auth-apis.yaml in this folder; name the file");
  return found.map((name) => relative(cwd, resolve(cwd, name)));
}

/** The one file of a command that takes one. */
export async function inputPath(named: readonly string[], terminal: Terminal): Promise<string> {
  const [path, second] = await inputPaths(named, terminal);
  if (path === undefined || second !== undefined) {
    throw new UsageError("this takes one file, and there are several; name the one that is meant");
  }
  return path;
}

/** Reads a file; bytes that are no UTF-8 become findings, not errors. @throws UsageError where there is no such file */
export async function readDocument(path: string, { cwd }: Terminal): Promise<Document> {
  try {
    return Document.of((await readBytes(resolve(cwd, path))).toString("utf8"));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    const what = { ENOENT: "there is no such file", EACCES: "it may not be read", EISDIR: "it is a folder" }[code];
    throw new UsageError(`${path}: ${what ?? code}`, { cause: error });
  }
}

export function judge(path: string, document: Document, options: ReadOptions): InputFile {
  const file = readFile(document, options);
  return { path, document, file, findings: analyse(file) };
}
