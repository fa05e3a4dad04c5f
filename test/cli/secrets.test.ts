// The net itself: every run of every test goes through it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertNoSecret, keepSecret } from "./secrets.ts";

const secret = keepSecret("a-secret-in-play");
const caught = (stdout: string, stderr = "") =>
  assert.throws(() => assertNoSecret({ stdout, stderr }, []), /prints a secret/);

test("what may not come out is caught, wherever it stands", () => {
  caught(`{"client_secret":"${secret}"}`);
  caught("", `auth-apis: ${secret}!\n`);
  caught("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.");
  assertNoSecret({ stdout: '{"header":{"alg":"RS256"}}', stderr: "secret" }, []);
});
