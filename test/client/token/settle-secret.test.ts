import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { settleSecret } from "../../../client/src/token/settle-secret.ts";
import type { Keeping } from "../../../client/src/credentials/secret-store.ts";
import type { TestedToken } from "../../../server/src/token/test-token.ts";
import { rawToken } from "../../../server/src/token/request/raw-token.ts";
import type { RefusalCause } from "../../../server/src/token/refusal/refusal-cause.ts";

const answer = { token: "unknown", basis: "file", reasons: [] } as const;
const judged: TestedToken = {
  kind: "judged",
  raw: rawToken("x"),
  token: { kind: "unreadable", reason: "opaque" },
  rows: [],
};

function refused(cause: RefusalCause): TestedToken {
  const refusal = { status: 401, error: "access_denied", description: "" };
  return { kind: "refused", refusal, explained: { cause, title: "", detail: "", nextStep: "", repairs: [] }, answer };
}

/** What is done with the secret of an application. */
async function settled(tested: TestedToken, keep?: Keeping): Promise<readonly string[]> {
  const done: string[] = [];
  const secrets = {
    keepApplication: (...what: readonly string[]) => Promise.resolve(void done.push(`keep ${what.join(" ")}`)),
    forgetApplication: (...what: readonly string[]) => Promise.resolve(void done.push(`forget ${what.join(" ")}`)),
  };
  const application = { clientId: "x", name: "X", secret: "s", ...(keep && { keep }) };
  await settleSecret(tested, application, "acme.eu.auth0.com", secrets);
  return done;
}

suite("after a request with an application's secret", () => {
  test("one that was just given is kept as wished", async () => {
    assert.deepEqual(await settled(judged, "stored"), ["keep acme.eu.auth0.com x s stored"]);
    assert.deepEqual(await settled(refused("no-grant"), "this-window"), ["keep acme.eu.auth0.com x s this-window"]);
  });

  test("one that was kept before stays", async () => {
    assert.deepEqual(await settled(judged), []);
    assert.deepEqual(await settled(refused("no-grant")), []);
  });

  test("one that the tenant refuses is forgotten, whoever asked", async () => {
    assert.deepEqual(await settled(refused("wrong-credentials")), ["forget acme.eu.auth0.com x"]);
    assert.deepEqual(await settled(refused("wrong-credentials"), "stored"), ["forget acme.eu.auth0.com x"]);
  });

  test("one that was never sent is not kept", async () => {
    assert.deepEqual(await settled({ kind: "not-asked", answer }, "stored"), []);
  });
});
