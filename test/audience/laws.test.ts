import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { repairs } from "../../server/src/audience/repair.ts";
import * as fc from "../properties.ts";
import { hitsIn, known, other } from "./finds.ts";

/** Of what a text is made that the check could take for a use of an audience. */
const words = [
  ...[
    "aud",
    "audience",
    "AUTH0_AUDIENCE",
    "getAudience()",
    'claims["aud"]',
    "$jwt->aud",
    "resource_server?.identifier",
  ],
  ...["expect(", "assertEquals(", "in_array(", "List.of(", "contains(", ".includes(", ".toBe(", ".some((a) => a === "],
  ...[
    "token",
    "url",
    "t",
    "name",
    "value",
    "key",
    "default",
    "dev",
    "env",
    "set",
    "in",
    "not",
    "case ",
    "when ",
    "to",
    "or",
    "new",
  ],
  ...["=", ":", "==", "!==", "=>", "??", "||", "?", "-", "--", "&", "+", ".", ",", ";", "%", "$", "${", ":-"],
  ...["(", ")", "[", "]", "{", "}", "<", ">", '"', "'", "`", "\\", '\\"', "#", "//", "<!--", "-->", "*", "::"],
  ...[" ", " ", " ", "\n", "\n", "\r\n", "\t", "\r", "é", "💥"],
  ...[
    other,
    `"${other}"`,
    `'${other}'`,
    "https%3A%2F%2Fapi.acme.example%2Forders%2F",
    "https://api.acme.example/orders",
  ],
  ...["http://twin.acme.example", String.raw`https:\/\/api.acme.example\/orders\/`, "URN:acme:webhooks", "/", "x"],
];
const uses = [
  ...[
    "audience: ",
    "AUTH0_AUDIENCE=",
    'aud === "',
    "aud in [",
    "?audience=",
    '"audience": [',
    "-d audience=",
    "--audience ",
  ],
  ...[
    "assertEquals(aud, ",
    "expect(aud).toBe(",
    `["${other}"].includes(aud`,
    `"${other}" == `,
    `"${other}", "${other}"`,
  ],
  ...[
    "switch (aud) { case ",
    "when (aud) { ",
    'case "$AUD" in\n',
    "name: AUDIENCE\n",
    `value: ${other}\n`,
    "audience = x ? ",
    'key="audience" value="',
    "<audience>",
    "${AUDIENCE:-",
  ],
];
const texts = fc
  .array(fc.constantFrom(...words, ...uses, ...uses), { maxLength: 60, size: "max" })
  .map((some) => some.join(""));
const names = fc.constantFrom("a.ts", ".env", "a.yaml", "a.py", "a.json", "a.xml", "a.bat", "a.html");

test("whatever the text, what is told stands in it, and differs from an identifier", () => {
  fc.assert(
    fc.property(names, texts, (name, text) => {
      for (const { start, end, written, meant, identifiers } of hitsIn(name, text)) {
        equal(text.slice(start, end), written);
        ok(!/["'`\r\n]/.test(written) && !known.all.has(meant));
        ok(identifiers.length > 0 && identifiers.every((each) => known.all.has(each)));
      }
    }),
    { numRuns: 1000 },
  );
});

test("whatever the text, no two overlap, and nothing is told where one is mended", () => {
  fc.assert(
    fc.property(names, texts, (name, text) => {
      const hits = hitsIn(name, text).toSorted((one, two) => one.start - two.start);
      for (const [index, { end }] of hits.entries()) ok(end <= (hits[index + 1]?.start ?? Infinity));
      const mended = hits.reduceRight((now, hit) => {
        const [repair] = repairs(hit);
        ok(repair);
        return now.slice(0, hit.start) + repair.newText + now.slice(hit.end);
      }, text);
      equal(hitsIn(name, mended).length, 0);
    }),
    { numRuns: 1000 },
  );
});
