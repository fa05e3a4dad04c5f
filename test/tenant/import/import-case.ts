import assert from "node:assert/strict";
import { Document } from "../../../server/src/document/document.ts";
import { NONE_KNOWN, told } from "../../../server/src/facts/known-tenants.ts";
import { readFile } from "../../../server/src/document/read/file.ts";
import { analyse } from "../../../server/src/rules/analyse.ts";
import { importApis } from "../../../server/src/tenant/import/import.ts";
import type { ImportSource } from "../../../server/src/tenant/import/source.ts";

/** Imports, and asserts that the file has no finding above info, be its tenants known or not. */
export function imported(sources: readonly ImportSource[]) {
  const { document, notes } = importApis(sources, { read: (text) => readFile(Document.of(text)), analyse });
  const facts = sources.reduce(
    (known, { domain = "", state }) => (state ? told(known, { domain, readAt: 0, state }) : known),
    NONE_KNOWN,
  );
  const said = [...analyse(readFile(document)), ...analyse(readFile(document), { facts })];
  const loud = said.filter(({ severity }) => severity === "error" || severity === "warning");
  assert.deepEqual(
    loud.map(({ rule, message }) => `${rule}: ${message}`),
    [],
    document.text,
  );
  return { text: document.text, notes };
}
