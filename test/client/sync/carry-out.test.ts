import assert from "node:assert/strict";
import { test } from "node:test";
import { type TextDocument, window } from "vscode";
import type { Services } from "../../../client/src/services.ts";
import { carryOut } from "../../../client/src/sync/carry-out.ts";
import type { Planned } from "../../../client/src/sync/show-plan.ts";
import { pickedTarget } from "../../../client/src/tenants/target.ts";

const uri = { toString: () => "file:///auth-apis.yaml", path: "/auth-apis.yaml", scheme: "file" };
const document = { uri, version: 1, isClosed: false, getText: () => "apis: []\n" } as unknown as TextDocument;

test("a plan is carried out once at a time, and who asks again meanwhile is told", async (t) => {
  const said: string[] = [];
  const leave: (() => void)[] = [];
  t.mock.method(window, "showInformationMessage", (text: string) => {
    said.push(text);
    return new Promise<undefined>((resolve) => leave.push(() => resolve(undefined)));
  });
  const target = pickedTarget(document, "acme.eu.auth0.com");
  const api = { known: () => undefined };
  const plan = { changes: [], work: [] };
  const planned = { target, api, plan } as unknown as Planned;
  const services = { connections: { holds: () => true } } as unknown as Services;

  const first = carryOut(services, planned);
  await carryOut(services, planned);
  const asks = "Sync to acme.eu.auth0.com?";
  assert.deepEqual(said, [asks, "This sync to acme.eu.auth0.com is under way already."]);
  leave[0]?.();
  await first;
  void carryOut(services, planned);
  assert.deepEqual(said.slice(2), [asks], "It was left, and can be asked for anew.");
});
