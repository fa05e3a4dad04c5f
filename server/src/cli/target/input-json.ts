import type { Json } from "../../facts/json.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { readInputText } from "./input-text.ts";

/** Reads a file as JSON. @throws UsageError where it can't be read, or is none */
export async function readInputJson(path: string, terminal: Terminal): Promise<Json> {
  const { text } = await readInputText(path, terminal);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as Json;
  } catch {
    // The parser's message quotes the text, and so maybe a secret.
    throw new UsageError(`${path} can't be read as JSON`);
  }
}
