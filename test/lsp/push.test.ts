import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { setImmediate, setTimeout } from "node:timers/promises";
import { pusher } from "../../server/src/lsp/answers/push.ts";
import { openFiles } from "../../server/src/lsp/files/open-files.ts";

const LOG = {
  info: () => undefined,
  warning: () => undefined,
  error: () => undefined,
  failure: () => undefined,
};
const text = (identifier: string): string =>
  `tenants:\n  dev: { domain: d.eu.auth0.com }\napis:\n  - identifier: ${identifier}\n`;

test("the file that was edited is pushed first, then those that it concerns, then the ones that are gone", async () => {
  const pushed: string[] = [];
  const files = openFiles(
    () => ({ problem: "is no file" }),
    () => [],
    (uri) => push(uri),
  );
  const push = pusher(
    ({ uri, diagnostics }) => void pushed.push(`${uri.slice(8, 9)} ${String(diagnostics.length)}`),
    files,
    LOG,
    (uri) => ({ uri, rulesPage: undefined, related: false, textOf: (other) => files.textOf(other) }),
  );
  const all = async (): Promise<readonly string[]> => {
    await setTimeout(5);
    for (let turn = 0; turn < 50; turn++) await setImmediate();
    return pushed.splice(0);
  };
  const uri = (name: string): string => `file:///${name}/auth-apis.yaml`;
  for (const name of "abc") files.open(uri(name), "auth-apis", 1, text(`https://${name}.example.com`));
  const [first] = await all();
  const alone = Number(first?.slice(2));
  files.change(uri("c"), 2, [{ range: undefined, text: text("https://a.example.com") }]);
  deepEqual(await all(), [`c ${String(alone + 1)}`, `a ${String(alone + 1)}`]);
  files.close(uri("c"));
  deepEqual(await all(), ["c 0", `a ${String(alone)}`]);
});
