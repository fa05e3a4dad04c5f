import assert from "node:assert/strict";
import { Document } from "../../../server/src/document/document.ts";
import { readFile } from "../../../server/src/document/read/file.ts";
import { analyse } from "../../../server/src/rules/analyse.ts";
import { importApis } from "../../../server/src/tenant/import/import.ts";
import type { ImportSource } from "../../../server/src/tenant/import/source.ts";

/** Imports, and asserts that the file has no finding above info. */
export function imported(sources: readonly ImportSource[]) {
  const { document, notes } = importApis(sources, { read: (text) => readFile(Document.of(text)), analyse });
  const loud = analyse(readFile(document)).filter(({ severity }) => severity === "error" || severity === "warning");
  assert.deepEqual(
    loud.map(({ rule, message }) => `${rule}: ${message}`),
    [],
    document.text,
  );
  return { text: document.text, notes };
}
