import { equal } from "node:assert/strict";
import { test } from "node:test";
import { fileName, pathBetween } from "../../server/src/document/uri.ts";

for (const [from, to, path] of [
  ["file:///w/auth-apis.yaml", "file:///w/base.auth-apis.yaml", "base.auth-apis.yaml"],
  ["file:///w/a/b/auth-apis.yaml", "file:///w/base.auth-apis.yaml", "../../base.auth-apis.yaml"],
  ["file:///w/auth-apis.yaml", "file:///w/a/b/base.auth-apis.yaml", "a/b/base.auth-apis.yaml"],
  ["file:///w/a/auth-apis.yaml", "file:///w/b/auth-apis.yaml", "../b/auth-apis.yaml"],
  ["file:///w/auth-apis.yaml", "file:///v/a%20b.auth-apis.yaml", "../v/a b.auth-apis.yaml"],
  ["file:///w/auth-apis.yaml", "file:///w/auth-apis.yaml/auth-apis.yaml", "auth-apis.yaml/auth-apis.yaml"],
  ["file:///c:/w/auth-apis.yaml", "file:///c:/auth-apis.yaml", "../auth-apis.yaml"],
  ["file:///c:/w/auth-apis.yaml", "file:///d:/auth-apis.yaml", undefined],
  ["vscode-remote://one/w/auth-apis.yaml", "vscode-remote://two/w/auth-apis.yaml", undefined],
  ["untitled:auth-apis.yaml", "file:///w/auth-apis.yaml", undefined],
] as const) {
  test(`from ${from} to ${to}`, () => equal(pathBetween(from, to), path));
}

const names: readonly (readonly [uri: string, name: string])[] = [
  ["file:///work/orders.auth-apis.yaml", "orders.auth-apis.yaml"],
  ["file:///work/services/%C3%BCber%20uns/auth-apis.yaml", "über uns/auth-apis.yaml"],
  ["file:///work/auth-apis.yml?x#y", "work/auth-apis.yml"],
  ["file:///auth-apis.yaml", "auth-apis.yaml"],
  ["untitled:Untitled-1", "untitled:Untitled-1"],
  ["file:///%E0%A4/auth-apis.yaml", "%E0%A4/auth-apis.yaml"],
];
for (const [uri, name] of names) test(`${uri} is called ${name}`, () => equal(fileName(uri), name));
