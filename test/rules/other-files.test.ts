import { deepEqual, ok } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { indexFiles } from "../../server/src/rules/about/files-index.ts";
import { shownToOthers } from "../../server/src/rules/about/other-files.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import * as fc from "../properties.ts";

const RULES = new Set(["duplicate-identifier", "lookalike-identifier"]);

/** Files with few tenants and identifiers that are alike, so that many meet. */
const texts = fc.uniqueArray(
  fc
    .record({
      tenants: fc.constantFrom(
        "",
        "tenants: { live: { domain: a.eu.auth0.com, variables: { V: https://a } } }\n",
        "tenants: { x: { domain: A.eu.auth0.com }, y: { domain: b.eu.auth0.com } }\n",
        "tenants: { broken: {} }\n",
      ),
      apis: fc.array(
        fc
          .tuple(
            fc.constantFrom("https://a", "https://a/", "http://a", "https://b", "HTTPS://B", "${V}/", "urn:c"),
            fc.constantFrom("", "", "    state: absent\n", "    tenants: [x]\n"),
          )
          .map(([identifier, more]) => `  - identifier: ${identifier}\n${more}`),
        { maxLength: 5 },
      ),
    })
    .map(({ tenants, apis }) => `${tenants}apis:\n${apis.join("")}`),
  { minLength: 2, maxLength: 6 },
);

const read = (text: string, at: number) => {
  const key = `file:///${at}.auth-apis.yaml`;
  const file = readFile(Document.of(text));
  return { key, file, shown: shownToOthers(file, key, key) };
};
type Read = ReturnType<typeof read>;

/** What is found in a file because of others. */
function besides({ key, file }: Read, others: readonly Read[]): readonly string[] {
  const index = indexFiles(new Map(others.map((other) => [other.key, other.shown])));
  return analyse(file, { others: { index, own: key } })
    .filter(({ rule, related = [] }) => RULES.has(rule) && related.some(({ source }) => source))
    .flatMap(({ rule, message, at, tenants = [], related = [] }) =>
      related.map((each) =>
        [
          rule,
          message,
          file.document.offsetOf(at.block) + at.start,
          tenants.join(),
          each.source?.uri,
          each.at.start,
        ].join(" "),
      ),
    );
}

test("what is found beside all other files is what is found beside each of them", () => {
  let found = 0;
  fc.assert(
    fc.property(texts, (all) => {
      const files = all.map(read);
      for (const file of files) {
        const naive = files.flatMap((other) => (other === file ? [] : besides(file, [other])));
        found += naive.length;
        deepEqual([...besides(file, files)].sort(), naive.sort());
      }
    }),
    { numRuns: 300 },
  );
  ok(found > 500);
});

test("many files cost little more each than few", () => {
  /** CPU time of looking through so many files of one tenant, in microseconds. */
  const cost = (count: number): number => {
    const files = Array.from({ length: count }, (_, at) =>
      read(`tenants: { live: { domain: a.eu.auth0.com } }\napis:\n  - identifier: https://a/${at}\n`, at),
    );
    for (const each of files) analyse(each.file);
    const index = indexFiles(new Map(files.map((each) => [each.key, each.shown])));
    const before = process.cpuUsage();
    for (const { key, file } of files) analyse(file, { others: { index, own: key } });
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  cost(200);
  const few = Math.min(cost(200), cost(200));
  // Ten times as many; a look from each file at each other one would be a hundred times as much.
  ok(cost(2000) < 40 * few);
});

test("an index that follows the files is that of the files as they are", () => {
  const changes = fc.array(fc.tuple(fc.nat(3), fc.option(texts.map(([text = ""]) => text))), { maxLength: 12 });
  fc.assert(
    fc.property(texts, changes, (all, changed) => {
      const files = new Map(all.map(read).map(({ key, shown }) => [key, shown]));
      const index = indexFiles(files);
      for (const [at, text] of changed) {
        const { key, shown } = read(text ?? "", at);
        const now = text === null ? undefined : shown;
        index.replace(key, files.get(key), now);
        if (now) files.set(key, now);
        else files.delete(key);
        const { same, alike } = indexFiles(files);
        deepEqual(sorted(index.same), sorted(same));
        deepEqual(sorted(index.alike), sorted(alike));
      }
    }),
  );
});

/** By its keys, whose order says nothing. */
function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([one], [other]) => (one < other ? -1 : 1));
}
