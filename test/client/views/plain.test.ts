import assert from "node:assert/strict";
import { test } from "node:test";
import { plain } from "../../../client/src/views/plain.ts";

// As VS Code finds links in its messages: src/vs/base/common/linkedText.ts
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+/i;

test("a text of a file runs no command and makes no link or icon in a message", () => {
  const name = "[Sign in](command:workbench.action.terminal.new) $(check) ok";
  assert.match(name, link);
  assert.doesNotMatch(plain(name), link);
  assert.equal(plain(name), "[Sign in] (command:workbench.action.terminal.new) $ (check) ok");
});

test("a text of a file stays in its line", () => {
  assert.equal(plain("one\ntwo\u202ethree"), "one\ufffdtwo\ufffdthree");
});

test("any other text stays as it is", () => {
  assert.equal(plain("Orders (v2) [old], 10 $ (net)"), "Orders (v2) [old], 10 $ (net)");
});
