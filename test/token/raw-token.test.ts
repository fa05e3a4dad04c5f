import assert from "node:assert/strict";
import { test } from "node:test";
import { copiedToken } from "../../server/src/token/request/raw-token.ts";

test("a token is taken as it was copied, with or without what stands before it", () => {
  for (const copied of [
    "a.b.c",
    " a.b.c\n",
    "Bearer a.b.c",
    "dpop a.b.c",
    "Authorization: Bearer a.b.c",
    "authorization:a.b.c",
  ]) {
    assert.equal(copiedToken(copied)?.reveal(), "a.b.c", copied);
  }
});

test("where nothing was copied there is no token", () => {
  for (const copied of ["", " \n", "Authorization: "]) assert.equal(copiedToken(copied), undefined, copied);
});

test("a token that was copied prints as any other", () => assert.equal(String(copiedToken("Bearer a.b.c")), "[token]"));
