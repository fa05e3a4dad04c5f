import { deepEqual } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { test } from "node:test";

const root = process.cwd();
const files = ["client/src", "server/src"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes("generated"))
    .map((file) => posix.join(folder, file.replaceAll("\\", "/"))),
);

/** What a file needs when it runs; `import type` leaves no trace. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from "(\.[^"]+)"/gm)]
    .map((match) => posix.join(dirname(file), match[1] ?? ""))
    .filter((name) => name.endsWith(".ts"));
}

test("no file needs itself through others", () => {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(" -> "));
    if (done.has(file) || path.includes(file)) return;
    for (const next of importsOf(file)) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  deepEqual(cycles, []);
});

test("nothing that ships imports a test", () => {
  deepEqual(
    files.filter((file) => importsOf(file).some((name) => name.startsWith("test/"))),
    [],
  );
});
