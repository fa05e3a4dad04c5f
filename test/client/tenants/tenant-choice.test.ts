import assert from "node:assert/strict";
import { test } from "node:test";
import type { Memento, TextDocument } from "vscode";
import type { LocalTenants } from "../../../client/src/tenants/local-tenants.ts";
import { openTenantChoice } from "../../../client/src/tenants/tenant-choice.ts";

const running = { domain: "localhost:4000", applications: [] };
const local = {
  onDidChange: () => ({ dispose: () => undefined }),
  current: () => Promise.resolve(running),
  named: () => Promise.resolve(undefined),
} as unknown as LocalTenants;

function documentAt(uri: string): TextDocument {
  const isUntitled = uri.startsWith("untitled:");
  const text = { version: 1, isClosed: false, isUntitled, getText: () => "apis: []\n" };
  return { uri: { toString: () => uri }, ...text } as unknown as TextDocument;
}

test("a choice is remembered for a file, but not for the next one that has no name", async () => {
  const kept = new Map<string, unknown>();
  const state = {
    get: (key: string) => kept.get(key),
    update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
  } as unknown as Memento;
  const choice = openTenantChoice(state, local);
  const chosen = async (document: TextDocument) => (await choice.chosen(document))?.tenant.domain;

  await choice.chooseLocal(documentAt("file:///auth-apis.yaml"));
  assert.equal(await chosen(documentAt("file:///auth-apis.yaml")), "localhost:4000");

  const untitled = documentAt("untitled:Untitled-1");
  await choice.chooseLocal(untitled);
  assert.equal(await chosen(untitled), "localhost:4000");
  assert.equal(await chosen(documentAt("untitled:Untitled-1")), undefined);
});
