import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly markdown: string };
}

const text = readFileSync("package.json", "utf8");
const words = JSON.parse(readFileSync("package.nls.json", "utf8")) as Readonly<Record<string, string>>;
const { contributes } = JSON.parse(text) as Manifest;

test("every text that the manifest names is there, and no other", () => {
  const named = new Set([...text.matchAll(/"%([^"%]+)%"/g)].map(([, name = ""]) => name));
  assert.deepEqual([...named].sort(), Object.keys(words).sort());
});

test("the walkthrough's steps have their page, and call only commands that there are", () => {
  const own = new Set(contributes.commands.map(({ command }) => command));
  for (const { id, description, media } of contributes.walkthroughs.flatMap(({ steps }) => steps)) {
    assert.ok(existsSync(media.markdown), id);
    const said = words[description.replaceAll("%", "")] ?? "";
    const called = [...said.matchAll(/\(command:(authApis\.\w+)\)/g)].map(([, command = ""]) => command);
    assert.deepEqual(
      called.filter((command) => !own.has(command)),
      [],
      id,
    );
  }
});
