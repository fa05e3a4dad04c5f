import type { AuthApisFile } from "./file.ts";
import type { Steps } from "../steps.ts";

/** Reads a file's APIs, some at a time; whoever asks for them afterwards gets what was read. */
export function* readOn(file: AuthApisFile): Steps<void> {
  if (file.isRead) return;
  for (const at of file.document.chunks.keys()) {
    file.chunkAt(at);
    yield;
  }
}
