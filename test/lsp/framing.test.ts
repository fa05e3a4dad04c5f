import { deepEqual, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { framing } from "../../server/src/lsp/wire/framing.ts";
import { LONGEST_MESSAGE } from "../../server/src/lsp/wire/header.ts";
import * as fc from "../properties.ts";

const framed = (content: string, field = "Content-Length"): string =>
  `${field}: ${String(Buffer.byteLength(content))}\r\n\r\n${content}`;

/** What is read of a stream that comes in chunks of so many bytes: contents, and reasons in front of a "!". */
function read(stream: string, size = stream.length): readonly unknown[] {
  const bytes = Buffer.from(stream);
  const frames = framing();
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, at * size + size),
  );
  return chunks
    .flatMap((chunk) => frames(chunk))
    .map((each) => ("content" in each ? each.content : `! ${each.reason}`));
}

const NEXT = framed("1") + framed("2");
const HEADER = "! What came is no header of a message: lines like Content-Length: 123, and an empty one.";
const SHORT = "! A message is shorter than its Content-Length.";
const NO_JSON = "! A message's content is no JSON.";
const number = (value: string) => `! Content-Length must be a number of bytes, not "${value}".`;
const longest = (value: string) =>
  `! Content-Length is ${value}; the longest message that is read has ${String(LONGEST_MESSAGE)} bytes.`;

describe("headers that will do", () => {
  for (const header of [
    "Content-Length: 2\r\n\r\n",
    "content-length:2\r\n\r\n",
    "CONTENT-LENGTH: 0002 \r\n\r\n",
    "Content-Length: 2\n\n",
    "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n",
    "Content-Length: 2\r\nContent-Type: x\r\nContent-Length: 2\r\n\r\n",
  ]) {
    test(JSON.stringify(header), () => deepEqual(read(`${header}{}${NEXT}`), [{}, 1, 2]));
  }
});

describe("what is no message is refused once, and those after it are read", () => {
  for (const [bad, ...reasons] of [
    ["Content-Type: x\r\n\r\n{}", "! A message's header has no Content-Length."],
    ["Content-Length:\r\n\r\n{}", number("")],
    ["Content-Length: two\r\n\r\n{}", number("two")],
    ["Content-Length: -2\r\n\r\n{}", number("-2")],
    ["Content-Length: 2e9\r\n\r\n{}", number("2e9")],
    ["Content-Length: 2.0\r\n\r\n{}", number("2.0")],
    ["Content-Length: 10000000000\r\n\r\n{}", longest("10000000000")],
    [`Content-Length: ${"9".repeat(400)}\r\n\r\n{}`, longest("9".repeat(40))],
    ["Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "! A message's header has several lengths."],
    ["Content Length: 2\r\n\r\n{}", HEADER],
    ["\r\n\r\n", HEADER],
    ["{}\r\n\r\n", HEADER],
    [`{}${"x".repeat(10_000)}`, HEADER],
    ["\n".repeat(10_000), HEADER],
    ["Content-Length: 0\r\n\r\n", NO_JSON],
    ["Content-Length: 3\r\n\r\n{]}", NO_JSON],
    ["Content-Length: 1\r\n\r\n{}", NO_JSON],
    ["Content-Length: 20\r\n\r\n{}", NO_JSON],
    ["Content-Length: 1000\r\n\r\n{}", SHORT],
    [`Content-Length: ${String(LONGEST_MESSAGE)}\r\n\r\n{}`, SHORT],
  ] as const) {
    for (const size of [1, 7, 65_536]) {
      test(`${JSON.stringify(bad.slice(0, 60))} in chunks of ${String(size)}`, () => {
        deepEqual(read(`${framed("0")}${bad}${NEXT}`, size), [0, ...reasons, 1, 2]);
      });
    }
  }
});

test("what looks like a header inside of a text is none", () => {
  const contents = [
    JSON.stringify({ text: framed("1") }),
    '{\r\n\r\n "Content-Length": 12\r\n\r\n }',
    '{ "a": "Content-Length: 12"\r\n\r\n }',
  ];
  for (const size of [1, 3, 1000]) {
    deepEqual(
      read(contents.map((each) => framed(each)).join(""), size),
      contents.map((each) => JSON.parse(each) as unknown),
    );
  }
});

test("messages are read the same however they are cut into chunks", () => {
  fc.assert(
    fc.property(fc.array(fc.json()), fc.integer({ min: 1, max: 50 }), (contents, size) => {
      deepEqual(
        read(contents.map((each) => framed(each)).join(""), size),
        contents.map((each) => JSON.parse(each) as unknown),
      );
    }),
  );
});

test("after whatever came, the second good message is read at the latest", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "Content-Length: ",
      "content-length:",
      "\r\n",
      "\r\n\r\n",
      "\n\n",
      "{",
      "}",
      '"',
      "5",
      "-1",
      "9".repeat(30),
    ),
    fc.string(),
    fc.json().map((each) => framed(each)),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.integer({ min: 1, max: 50 }), (pieces, size) => {
      const found = read(`${pieces.join("")}${framed('"first"')}${framed('"second"')}`, size);
      ok(found.at(-1) === "second", JSON.stringify(found));
    }),
    { numRuns: 100 },
  );
});
