import { deepEqual, ok } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { namesOfApi } from "../../server/src/features/names/api-names.ts";

test("of several maps that are merged the first that has a key counts, also where another one merges that", () => {
  const maps = "x-a: &a { identifier: a }\nx-b: &b { <<: *a, identifier: b }\n";
  const named = (merged: string): readonly string[] => {
    const file = readFile(Document.of(`${maps}apis:\n  - <<: ${merged}\n`));
    const [api] = file.apis;
    ok(api);
    const names = namesOfApi(api, file).map(({ name }) => name);
    deepEqual(names, [api.views[0]?.identifier], "it is what the API is read with");
    return names;
  };
  deepEqual(named("[*a, *b]"), ["a"]);
  deepEqual(named("[*b, *a]"), ["b"]);
});
