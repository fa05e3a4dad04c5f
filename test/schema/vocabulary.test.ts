import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import schema from "../../schemas/auth-apis.schema.json";
import { definition, type DefinitionName, resolved, type SchemaNode } from "../../server/src/schema/node.ts";

const definitions = Object.keys(schema.definitions) as DefinitionName[];

/** Every schema in the file that says something itself, with its path. */
function* nodes(path: string, node: SchemaNode): Iterable<readonly [string, SchemaNode]> {
  if (node.$ref) return;
  yield [path, node];
  for (const [key, child] of Object.entries(node.properties ?? {})) yield* nodes(`${path}.${key}`, child);
  if (node.items) yield* nodes(`${path}[]`, node.items);
  if (typeof node.additionalProperties === "object") yield* nodes(`${path}.*`, node.additionalProperties);
}
const all = definitions.flatMap((name) => [...nodes(name, definition(name))]);

test("every place is described in one plain sentence", () => {
  for (const [path, node] of all) match(node.description ?? "", /^[^`\n]+\.$/, path);
});

test("every reference leads somewhere", () => {
  const text = JSON.stringify(schema);
  const used = [...text.matchAll(/"\$ref":"#\/definitions\/(\w+)"/g)].map((found) => found[1] ?? "");
  deepEqual(
    used.filter((name) => !Object.hasOwn(schema.definitions, name)),
    [],
  );
  deepEqual(
    definitions.filter((name) => !used.includes(name)),
    [],
    "no definition is left unused",
  );
});

test("every listed value has a meaning, short and long", () => {
  for (const [path, node] of all) {
    if (!node.enum) continue;
    equal(node.enumDescriptions?.length, node.enum.length, path);
    equal(node.markdownEnumDescriptions?.length, node.enum.length, path);
  }
});

test("other names lead to keys that are there, and are none themselves", () => {
  for (const [path, node] of all) {
    const keys = Object.keys(node.properties ?? {});
    for (const [alias, key] of Object.entries(node["x-aliases"] ?? {})) {
      ok(keys.includes(key), `${path}: ${alias} -> ${key}`);
      ok(!keys.includes(alias), `${path}: ${alias} is a key`);
    }
    for (const key of Object.keys(node["x-not-here"] ?? {})) ok(!keys.includes(key), `${path}: ${key} is a key`);
    const text = node["x-text-means"];
    if (text !== undefined) ok(keys.includes(text), `${path}: a text means ${text}`);
    for (const key of node.required ?? []) ok(keys.includes(key), `${path} needs ${key}`);
  }
});

test("what people write for a value leads to a value that is listed", () => {
  for (const [path, node] of all) {
    for (const meant of Object.values(node["x-meant"] ?? {})) ok(node.enum?.includes(meant), `${path}: ${meant}`);
  }
});

test("null is taken just where it clears", () => {
  for (const [path, node] of all) {
    if (path === "Variables.*") continue; // nothing there means: must be given from outside
    equal([node.type].flat().includes("null"), node["x-null-clears"] ?? false, path);
  }
});

test("only the user's own keys and authorization details are open", () => {
  const open = all.filter(([, node]) => node.properties && node.additionalProperties === undefined);
  deepEqual(
    open.map(([path]) => path),
    ["AuthorizationDetail"],
  );
});

test("documentation links lead to Auth0's pages", () => {
  for (const [path, node] of all) {
    if (node["x-docs"] !== undefined) match(node["x-docs"], /^https:\/\/auth0\.com\/docs\/[\w/#-]+$/, path);
  }
});

test("a reference bears no facts of its own", () => {
  for (const [path, node] of all) {
    for (const [key, child] of Object.entries(node.properties ?? {})) {
      if (child.$ref) deepEqual([Object.keys(child), resolved(child).$ref], [["$ref"], undefined], `${path}.${key}`);
    }
  }
});

test("the compiled validators need nothing and make no code as they run", () => {
  const code = readFileSync("server/src/schema/generated/validators.cjs", "utf8");
  ok(!/new Function|eval\(/.test(code));
  ok(!/(?<!=['"`])\brequire\(/.test(code));
});
