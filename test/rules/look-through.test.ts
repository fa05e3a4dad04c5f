import { equal } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { type AuthApisFile, readFile } from "../../server/src/document/read/file.ts";
import { lookThrough } from "../../server/src/rules/look-through.ts";

test("no more than one API that takes long is read or judged at a time, and none before it is asked for", () => {
  const tenants = Array.from({ length: 200 }, (_, at) => `  t${at}: { domain: t${at}.eu.auth0.com }\n`);
  const api = `  - identifier: \${tenant.name}\n    name: ${"long".repeat(1000)}\n`;
  const file = readFile(Document.of(`tenants:\n${tenants.join("")}apis:\n${api.repeat(3)}`));
  let read = 0;
  const look = lookThrough(
    Object.create(file, {
      readChunkOn: {
        *value(number: number) {
          for (const entry of file.readChunkOn(number)) {
            read++;
            yield entry;
          }
        },
      },
    }) as AuthApisFile,
  );
  equal(read, 0);
  for (const expected of [1, 2, 3, 3, 3, 3]) {
    equal(look.on(1), true);
    equal(read, expected);
  }
});
