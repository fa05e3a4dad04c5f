import { deepEqual } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { desiredState } from "../../server/src/tenant/desired/desired-from-file.ts";
import { domain } from "./fake-tenant.ts";

const PICKED = { name: "", domain, customDomains: [], protected: false, variables: new Map(), clients: new Map() };

/** Which APIs of a file may be written. */
function written(text: string): readonly string[] {
  const file = readFile(Document.of(text), { picked: PICKED });
  const { apis } = desiredState(file, PICKED, analyse(file));
  return apis.flatMap(({ identifier, blocked }) => (blocked === undefined ? [identifier] : []));
}

describe("what a file is to become nobody knows while it has", () => {
  for (const [name, line] of [
    ["a merge conflict", "<<<<<<< HEAD"],
    ["a template's mark", "{{ if x }}"],
    ["a word that is no key", "stray"],
  ] as const)
    test(name, () => {
      const text = `apis:\n  - name: A\n${line}\n    identifier: https://a\n  - identifier: https://b\n`;
      deepEqual(written(text), []);
      deepEqual(written(text.replace(`${line}\n`, "    nmae: A\n")), ["https://b"]);
    });
});
