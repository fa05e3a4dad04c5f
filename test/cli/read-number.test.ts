import assert from "node:assert/strict";
import { test } from "node:test";
import { readNumber } from "../../server/src/cli/read-number.ts";

test("an option's number is read, and nothing where it isn't given", () => {
  assert.equal(readNumber("--port", "0", { whole: true, from: 0, to: 65_535 }), 0);
  assert.equal(readNumber("--rate", "2.5", { from: 0.001 }), 2.5);
  assert.equal(readNumber("--rate", undefined, { from: 0.001 }), undefined);
});

test("any other text is refused, with the numbers that can be given", () => {
  const port = { whole: true, from: 0, to: 65_535 };
  for (const text of ["http", "1.5", "70000", "-1", "1e3", "0x10", " 1", ""]) {
    const message = `--port takes a whole number from 0 to 65535, not "${text}"`;
    assert.throws(() => readNumber("--port", text, port), { name: "UsageError", message });
  }
  const message = '--rate takes a number from 0.001, not "0"';
  assert.throws(() => readNumber("--rate", "0", { from: 0.001 }), { name: "UsageError", message });
});
