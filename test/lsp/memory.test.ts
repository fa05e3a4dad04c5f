import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Block } from "../../server/src/document/block.ts";
import { Document } from "../../server/src/document/document.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { codeLenses } from "../../server/src/features/code-lenses.ts";
import { documentSymbols } from "../../server/src/features/document-symbols.ts";
import { foldingRanges } from "../../server/src/features/folding.ts";
import { type OpenFile, openFiles } from "../../server/src/lsp/files/open-files.ts";
import { tell } from "../../server/src/lsp/answers/told.ts";

setFlagsFromString("--expose-gc");
// What a function closes over lives as long as another thread is about to optimize it.
setFlagsFromString("--no-concurrent-recompilation");
const collect = runInNewContext("gc") as () => void;

const FOLDER = "file:///w";
const [OWN, BESIDE, BASE, GONE] = ["auth-apis.yaml", "b.auth-apis.yaml", "base.auth-apis.yaml", "c.auth-apis.yaml"].map(
  (name) => `${FOLDER}/${name}`,
) as [string, string, string, string];
const TENANT = "tenants: { live: { domain: t.eu.auth0.com, variables: { V: https://v } } }\n";
const apis = (count: number, from = 0): string =>
  Array.from(
    { length: count },
    (_, at) => `  - &a${at} { identifier: "https://a/${from + at}", name: *n }\n  - <<: *a${at}\n    scopes: []\n`,
  ).join("");
const text = (count: number, from = 0): string => `${TENANT}x-n: &n name\napis:\n${apis(count, from)}`;

/** A server with files on a disk that comes and goes, and every block that it ever had, as long as somebody else holds it. */
function serverOn(disk: Map<string, string>) {
  const read = (uri: string) => {
    const found = disk.get(uri);
    return found === undefined ? { problem: "is not there" } : Document.of(found);
  };
  const files = openFiles(
    read,
    () => [FOLDER],
    () => undefined,
  );
  const seen = new WeakSet<Block>();
  const blocks: WeakRef<Block>[] = [];
  /** Asks for what an editor asks for after each edit. */
  const look = (open: OpenFile): void => {
    const { uri, document, file } = open;
    tell(open, { uri, related: true, textOf: (other) => files.textOf(other) });
    atOnce(documentSymbols(file));
    atOnce(foldingRanges(document));
    atOnce(codeLenses(file, uri, new Set(["authApis.syncApi"])));
    for (const block of document.blocks) {
      if (!seen.has(block)) blocks.push(new WeakRef(block));
      seen.add(block);
    }
  };
  return {
    files,
    look: (uri: string): void => {
      const open = files.get(uri);
      if (open) look(open);
    },
    lookAtAll: (): void => {
      for (const open of files.all()) look(open);
    },
    held: () => blocks.filter((block) => block.deref() !== undefined).length,
  };
}

const COUNT = 10;
const PER_FILE = 2 * COUNT + 3;

test("thousands of edits, and files that come and go, leave no more behind than the files as they are", async () => {
  const disk = new Map([
    [BASE, TENANT],
    [BESIDE, text(COUNT)],
  ]);
  const { files, look, lookAtAll, held } = serverOn(disk);
  let version = 0;
  const change = (uri: string, put: string, line?: number): void => {
    const place = { line: line ?? 0, character: 0 };
    files.change(uri, ++version, [{ range: line === undefined ? undefined : { start: place, end: place }, text: put }]);
    look(uri);
  };
  for (const uri of [BASE, BESIDE]) files.found(uri);
  files.open(OWN, "auth-apis", ++version, `extends: base.auth-apis.yaml\n${text(COUNT)}`);
  for (let round = 0; round < 120; round++) {
    for (const put of [`  - &a${round % 7} { identifier: "https://a/${round}" }\n`, "foo:\n", "bar\n", " "]) {
      for (const line of [5, 11, 17]) change(OWN, put, line);
    }
    change(OWN, `extends: base.auth-apis.yaml\n${text(COUNT, round)}`);
    if (round % 2 === 0) disk.set(GONE, text(COUNT, round));
    else disk.delete(GONE);
    files.onDisk([GONE]);
    files.found(GONE);
    files.open(BESIDE, "auth-apis", ++version, text(COUNT, round));
    change(BESIDE, "  - { identifier: x }\n", 4);
    files.close(BESIDE);
    disk.set(BASE, TENANT.replace("https://v", `https://v${round}`));
    files.onDisk([BASE]);
    lookAtAll();
    // Whatever a weak reference was asked for lives until then.
    await turn();
  }
  collect();
  const there = files.all().reduce((sum, { document }) => sum + document.blocks.length, 0);
  ok(there > 2 * PER_FILE);
  ok(held() <= 4 * there, `${held()} blocks are held, and the files have ${there}`);

  disk.clear();
  for (const uri of [OWN, BESIDE, BASE, GONE]) {
    files.close(uri);
    files.onDisk([uri]);
  }
  await turn();
  collect();
  ok(held() <= PER_FILE, `${held()} blocks are held of files that are gone`);
});

test("once another text of a file is read, nothing holds the one before", async () => {
  const { files, look, held } = serverOn(new Map());
  files.open(OWN, "auth-apis", 1, text(COUNT));
  look(OWN);
  files.change(OWN, 2, [{ range: undefined, text: text(COUNT, COUNT) }]);
  look(OWN);
  await turn();
  collect();
  equal(held(), PER_FILE);
});

test("while another text of a long file is looked through, no more of the one before is held than where something was shown", async () => {
  const { files, look, held } = serverOn(new Map());
  // Each name is an API's anchor, and each API has an identifier that another has and that looks like another's.
  const long = `apis:\n${Array.from({ length: 3_000 }, (_, at) => `  - name: &n${at} A${at}\n    identifier: https://${at % 2 ? "a" : "A"}/${at % 5}\n`).join("")}`;
  files.open(OWN, "auth-apis", 1, long);
  look(OWN);
  files.change(OWN, 2, [{ range: undefined, text: long.replaceAll("A", "B") }]);
  const open = files.get(OWN);
  while (open?.findingsSoFar.length === 0) ok(open.lookOn());
  await turn();
  collect();
  ok(held() < 1_500, `${held()} blocks are held`);
});
