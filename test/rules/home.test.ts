import { equal } from "node:assert/strict";
import { test } from "node:test";
import { fileName } from "../../server/src/rules/engine/home.ts";

const names: readonly (readonly [uri: string, name: string])[] = [
  ["file:///work/orders.auth-apis.yaml", "orders.auth-apis.yaml"],
  ["file:///work/services/%C3%BCber%20uns/auth-apis.yaml", "über uns/auth-apis.yaml"],
  ["file:///work/auth-apis.yml?x#y", "work/auth-apis.yml"],
  ["file:///auth-apis.yaml", "auth-apis.yaml"],
  ["untitled:Untitled-1", "untitled:Untitled-1"],
  ["file:///%E0%A4/auth-apis.yaml", "%E0%A4/auth-apis.yaml"],
];
for (const [uri, name] of names) test(`${uri} is called ${name}`, () => equal(fileName(uri), name));
