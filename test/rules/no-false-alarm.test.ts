import { deepEqual, ok } from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import schema from "../../schemas/auth-apis.schema.json";
import { analyse } from "../../server/src/rules/analyse.ts";

/** What is said above info of a file. */
function alarms(text: string): readonly string[] {
  return analyse(readFile(Document.of(text)))
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ rule, message }) => `${rule}: ${message}`);
}

/** Those examples of a page that are files of their own. */
function examplesOf(page: string): readonly string[] {
  const examples = [...page.matchAll(/^```ya?ml\n([^]*?)^```$/gm)].map(([, text = ""]) => text);
  const files = examples.filter((text) => /^(?:apis|tenants):/m.test(text));
  ok(files.length > 0);
  return files;
}

const right = (name: string): string => readFileSync(join("test/rules/right", `${name}.auth-apis.yaml`), "utf8");

test("the format's own example is right", () => deepEqual(alarms(right("format")), []));

const format = join("..", "shared", "design", "format.md");
test("… which is the one of its page", { skip: !existsSync(format) }, () => {
  const withoutColumns = (text: string): string => text.replaceAll(/ +#/g, " #");
  deepEqual(examplesOf(readFileSync(format, "utf8")).map(withoutColumns), [right("format")]);
});

test("a file with every key that the schema knows is right", () => {
  const file = readFile(Document.of(right("every-key")));
  deepEqual(alarms(right("every-key")), []);
  const written = new Set(file.document.text.match(/[\w-]+(?=:)/g));
  const { definitions, ...root } = schema;
  const known = [root, ...Object.values(definitions)].flatMap((each) =>
    Object.keys("properties" in each ? each.properties : {}),
  );
  const missing = known.filter((key) => !written.has(key));
  // It takes a second file.
  deepEqual(missing, ["extends"]);
});

test("the README's examples are right", () => {
  deepEqual(examplesOf(readFileSync("README.md", "utf8")).flatMap(alarms), []);
});

test("so are the samples", () => {
  const samples = readdirSync("samples").filter((name) => name.endsWith("auth-apis.yaml"));
  ok(samples.length > 0);
  for (const name of samples) deepEqual(alarms(readFileSync(join("samples", name), "utf8")), []);
});
