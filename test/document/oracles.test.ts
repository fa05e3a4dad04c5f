import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { lastUpTo, lineStarts } from "../../server/src/document/lines.ts";
import * as fc from "../properties.ts";
import { rowsOfChanges, documents } from "./hostile.ts";
import { KINDS, kindsIn } from "./kinds.ts";
import { asReadAnew, changed } from "./steps.ts";
import { byBlocks, byYaml } from "./whole.ts";

const RUNS = 3000;

/** How often each kind of thing was met, and how many of the last texts were right. */
const met = new Map<string, number>();
let right = 0;

test("after any edits a document is what it is when read anew, and what YAML says of the whole text", () => {
  fc.assert(
    fc.property(documents, rowsOfChanges, (start, changes) => {
      const { text, file } = changed(start, changes, (before, change) => {
        for (const kind of kindsIn(before, change)) met.set(kind, (met.get(kind) ?? 0) + 1);
      });
      asReadAnew(file, text);

      const lines = lineStarts(text);
      for (let offset = 0; offset <= text.length; offset += 7) {
        const position = file.document.positionAt(offset);
        equal(position.line, lastUpTo(lines, offset));
        if (text[offset - 1] !== "\r" || text[offset] !== "\n") equal(file.document.offsetAt(position), offset);
      }

      const whole = byYaml(text);
      if (whole === undefined) return;
      right++;
      const own = byBlocks(file);
      deepEqual(own.words, whole.words);
      if (own.means !== undefined && whole.means !== undefined) deepEqual(own.means, whole.means);
    }),
    {
      examples: [
        // A line of the middle once lost its byte order mark, since each block is read alone.
        ["\uFEFFapis:\n", [{ kind: "put key", at: 0, to: 0, text: "" }]],
        ["apis:\n  # c\n\uFEFF  - a: 1\n", [{ kind: "write again", at: 0, to: 0, text: "" }]],
        // An API was once judged by tenants that a syntax error elsewhere might hide.
        ["apis:\n  - tenants: [no]\n", [{ kind: "put key", at: 0, to: 0, text: '"x\n' }]],
        // A line that begins with a CR alone was once taken for empty.
        ["apis:\n", [{ kind: "type", at: 0, to: 0, text: "\ra" }]],
        // The end of a text block was once taken for a comment, where a document that isn't cut ends below it.
        ["? x\n: |\n  a\n  # b\n---\n", [{ kind: "write again", at: 0, to: 0, text: "" }]],
        // Where a part ends may show behind the brackets that close its list.
        [
          '{"apis":[{"name":"A","s":[{"v":"a"},{"v":"b"}]},{"name":"B"}],"rules":{}}',
          [
            { kind: "delete", at: 25, to: 1, text: "" },
            { kind: "type", at: 36, to: 0, text: "!t " },
          ],
        ],
        // On which side of a merge conflict brackets stand once depended on where they were cut.
        [
          "<<<<<<< a\n--- { apis: [\n<<<<<<< a\n--- { apis: [\n] }\n",
          [{ kind: "delete lines", at: 4, to: 0, text: "" }],
        ],
        // A block once came back on the other side of an anchor, where its alias means something.
        [
          "apis:\n  # c\n  - identifier: A\n  - name: *i\n  - name: &i B\n  - name: *i\n",
          [{ kind: "end line", at: 1, to: 2, text: "" }],
        ],
        // Whether tenants see an API with aliases alike once was not asked again when an anchor got or lost variables.
        [
          `tenants:
  dev: { domain: d.eu.auth0.com }
  live: { domain: l.eu.auth0.com }
x-a: &b \${tenant.name}
apis:
  - identifier: https://a/1/
    <<: *a
`,
          [{ kind: "delete lines", at: 3, to: 0, text: "" }],
        ],
      ],
      numRuns: RUNS,
    },
  );
});

test("each kind of thing was met often enough", () => {
  const rare = Object.keys(KINDS).filter((kind) => (met.get(kind) ?? 0) < RUNS / 50);
  deepEqual(rare, []);
  ok(right > RUNS / 8, `${right} texts had no error`);
});
