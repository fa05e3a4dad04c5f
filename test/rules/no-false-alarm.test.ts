import { deepEqual, ok } from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { analyse } from "../../server/src/rules/analyse.ts";

/** What is said above info of each example of a page that is a file of its own. */
function alarms(page: string): readonly string[] {
  const examples = [...page.matchAll(/^```ya?ml\n([^]*?)^```$/gm)].map(([, text = ""]) => text);
  const files = examples.filter((text) => /^(?:apis|tenants):/m.test(text));
  ok(files.length > 0);
  return files.flatMap((text) =>
    analyse(readFile(Document.of(text)))
      .filter(({ severity }) => severity === "error" || severity === "warning")
      .map(({ rule, message }) => `${rule}: ${message}`),
  );
}

const format = join("..", "shared", "design", "format.md");
test("the examples of the format's page are right", { skip: !existsSync(format) }, () => {
  deepEqual(alarms(readFileSync(format, "utf8")), []);
});

test("so is the README's", () => deepEqual(alarms(readFileSync("README.md", "utf8")), []));

test("so are the samples", () => {
  const samples = readdirSync("samples").filter((name) => name.endsWith("auth-apis.yaml"));
  ok(samples.length > 0);
  for (const name of samples) deepEqual(alarms(`\`\`\`yaml\n${readFileSync(join("samples", name), "utf8")}\`\`\``), []);
});
