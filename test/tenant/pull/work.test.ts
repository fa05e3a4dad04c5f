// What a pull costs follows what it changes: counted, not timed.
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { ApiEntry } from "../../../server/src/document/read/api.ts";
import { Document } from "../../../server/src/document/document.ts";
import { type AuthApisFile, readFile } from "../../../server/src/document/read/file.ts";
import { pickedTenant } from "../../../server/src/document/read/tenants.ts";
import { pull } from "../../../server/src/tenant/pull/pull.ts";
import { thumbprint } from "../../../server/src/tenant/thumbprint.ts";
import { apiOnTenant, tenantState } from "../build.ts";
import { clientId, domain } from "../fake-tenant.ts";

const options = { picked: pickedTenant(domain) };
const count = 200;
const numbers = Array.from({ length: count }, (_, at) => at);

/** How often a pull reads an edited text, puts all APIs together as one list, and looks into one. */
function countedPull(text: string) {
  const counted = { reads: 0, lists: 0, looks: 0 };
  const known = new Set<ApiEntry>();
  const watched = (file: AuthApisFile): AuthApisFile => {
    const entries = file.chunks.flatMap(({ items }) => items);
    for (const entry of entries.filter((each) => !known.has(each))) {
      known.add(entry);
      const { views } = entry;
      Object.defineProperty(entry, "views", { get: () => (counted.looks++, views) });
    }
    return Object.defineProperty(file, "apis", { get: () => (counted.lists++, entries) });
  };
  const apis = numbers.map((at) => apiOnTenant({ id: `5f${at}`, identifier: `urn:${at}`, name: "Theirs" }));
  const { report } = pull({
    file: watched(readFile(Document.of(text), options)),
    tenant: { ...options.picked, domain },
    findings: [],
    state: tenantState({ apis }),
    read: (document, previous) => (counted.reads++, watched(readFile(document, options, previous))),
    ownClientId: clientId,
    thumbprint,
  });
  assert.equal(report.changed.length, count);
  return counted;
}

suite(`a pull of ${count} changed APIs`, () => {
  test("puts no list of all of them together for each of them", () => {
    const { lists, looks } = countedPull(
      `apis:\n${numbers.map((at) => `  - { identifier: "urn:${at}", name: Ours }\n`).join("")}`,
    );
    assert.ok(lists < 20, `${lists} lists`);
    assert.ok(looks < 20 * count, `${looks} looks`);
  });

  test("looks for each anchor only into the APIs that it may concern", () => {
    const api = (at: number) => `  - { identifier: "urn:${at}", name: Ours, scopes: &s${at} [{ value: a${at} }] }\n`;
    const { looks } = countedPull(`apis:\n${numbers.map(api).join("")}`);
    assert.ok(looks < 20 * count, `${looks} looks`);
  });

  test("reads the text again for all APIs together, where their anchors are meant in their own blocks alone", () => {
    const api = (at: number) => `  - &a { identifier: "urn:${at}", name: &name Ours, x-name: *name }\n`;
    const { reads } = countedPull(`apis:\n${numbers.map(api).join("")}`);
    assert.ok(reads < 10, `${reads} reads`);
  });

  test("reads it for each API with an anchor that another one means", () => {
    const api = (at: number) =>
      `  - { identifier: "urn:${at}", name: &n${at} Ours, x-before: *n${Math.max(0, at - 1)} }\n`;
    const { reads } = countedPull(`apis:\n${numbers.map(api).join("")}`);
    assert.ok(reads >= count - 1, `${reads} reads`);
  });
});
