import { deepEqual, ok } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { isUnder } from "../../server/src/document/uri.ts";
import { openFiles, type OpenFiles } from "../../server/src/lsp/files/open-files.ts";
import * as fc from "../properties.ts";

const ROOTS = ["file:///a", "file:///b"];
const URIS = [
  "file:///a/auth-apis.yaml",
  "file:///a/orders.auth-apis.yaml",
  "file:///b/auth-apis.yaml",
  "file:///b/shared.auth-apis.yaml",
  "file:///c/auth-apis.yaml",
  "untitled:Untitled-1",
];
const tenant = "tenants: { live: { domain: t.eu.auth0.com, variables: { V: https://v } } }\n";
const texts = fc
  .tuple(
    fc.constantFrom(
      tenant,
      tenant.replace("t.eu", "other.eu"),
      "extends: ../b/shared.auth-apis.yaml\n",
      "extends: auth-apis.yaml\n",
      "extends: shared.auth-apis.yaml\ndefaults: { signing_alg: HS256 }\n",
      "",
    ),
    fc.array(
      fc
        .constantFrom("https://x", "https://x/", "https://y", "${V}/z", "https://v/z")
        .map((identifier) => `  - identifier: ${identifier}\n`),
      { maxLength: 3 },
    ),
  )
  .map(([head, apis]) => `${head}apis:\n${apis.join("")}`);

const event = fc.record({
  kind: fc.constantFrom(
    "open",
    "open",
    "edit",
    "edit",
    "close",
    "save",
    "delete",
    "remove",
    "folder",
    "ignore",
    "look",
  ),
  uri: fc.constantFrom(...URIS),
  root: fc.constantFrom(...ROOTS),
  text: texts,
  at: fc.nat(150),
});

/** All that the server would look at: what is open, what is on the disk, what of it git ignores, and the workspace's folders. */
interface World {
  readonly open: Map<string, string>;
  readonly disk: Map<string, string>;
  readonly ignored: Set<string>;
  readonly folders: Set<string>;
}

function serverOf({ disk, folders }: World): OpenFiles {
  const inside = (uri: string): boolean => [...folders].some((folder) => isUnder(uri, folder));
  const read = (uri: string) => {
    const text = inside(uri) ? disk.get(uri) : undefined;
    return text === undefined ? { problem: "is not there" } : Document.of(text);
  };
  return openFiles(
    read,
    () => [...folders],
    () => undefined,
  );
}

/** Tells of all that a search of the folders comes by. */
function search(files: OpenFiles, { open, disk, ignored }: World): void {
  for (const uri of disk.keys()) if (!ignored.has(uri)) files.found(uri);
  for (const uri of open.keys()) if (ignored.has(uri)) files.leaveOut(uri);
}

/** What is found in each file, with places. */
function found(files: OpenFiles): unknown {
  const each = files.all().map(({ uri, findings, document }) => ({
    uri,
    findings: findings.map(({ rule, message, at, related = [] }) => ({
      ...{ rule, message, at: document.rangeOf(at) },
      related: related.map((other) => [
        other.message,
        other.source?.uri,
        (other.source?.document ?? document).rangeOf(other.at),
      ]),
    })),
  }));
  return each.sort((one, other) => (one.uri < other.uri ? -1 : 1));
}

test("after whatever happens to files and folders, what is found is what a new server finds", () => {
  let compared = 0;
  let looked = 0;
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 14 }), (events) => {
      const world: World = { open: new Map(), disk: new Map(), ignored: new Set(), folders: new Set(["file:///a"]) };
      const { open, disk, ignored, folders } = world;
      const files = serverOf(world);
      let version = 0;
      const happens: Readonly<Record<string, (each: (typeof events)[number]) => void>> = {
        open({ uri, text }) {
          if (open.has(uri)) return;
          open.set(uri, text);
          files.open(uri, "auth-apis", ++version, text);
          search(files, world);
        },
        edit({ uri, text: put, at }) {
          const text = open.get(uri);
          if (text === undefined) return;
          const document = Document.of(text);
          const [from, to] = [at % (text.length + 1), Math.min(text.length, at * 2)].sort((one, other) => one - other);
          const range = { start: document.positionAt(from ?? 0), end: document.positionAt(to ?? 0) };
          open.set(uri, text.slice(0, from) + put + text.slice(to));
          files.change(uri, ++version, [{ range, text: put }]);
        },
        close({ uri }) {
          open.delete(uri);
          files.close(uri);
        },
        save({ uri, text }) {
          disk.set(uri, open.get(uri) ?? text);
          files.onDisk([uri]);
          search(files, world);
        },
        delete({ uri }) {
          disk.delete(uri);
          files.onDisk([uri]);
        },
        remove({ root }) {
          for (const each of [...disk.keys()]) if (isUnder(each, root)) disk.delete(each);
          files.onDisk([root]);
        },
        folder({ root }) {
          if (!folders.delete(root)) folders.add(root);
          files.onOtherFolders();
          search(files, world);
        },
        ignore({ uri }) {
          if (!disk.has(uri)) return;
          if (!ignored.delete(uri)) ignored.add(uri);
          if (ignored.has(uri)) files.leaveOut(uri);
          search(files, world);
        },
        look({ uri }) {
          looked += files.find(uri)?.findings.length ?? 0;
        },
      };
      for (const each of events) happens[each.kind]?.(each);

      const anew = serverOf(world);
      for (const [uri, text] of open) anew.open(uri, "auth-apis", 1, text);
      search(anew, world);
      compared += files.all().length;
      deepEqual(found(files), found(anew));
    }),
    { numRuns: 1000 },
  );
  ok(compared > 1000 && looked > 100);
});
