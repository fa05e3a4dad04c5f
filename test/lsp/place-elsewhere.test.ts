import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { MODERN, start } from "./client.ts";

const [A, B] = ["file:///work/a.auth-apis.yaml", "file:///work/b.auth-apis.yaml"];
const TENANT = "tenants: { live: { domain: a.eu.auth0.com } }\n";

test("a finding points at its place in another file, whatever is typed there", async () => {
  const session = start();
  await session.initialize(MODERN, { workspaceFolders: [{ uri: "file:///work", name: "work" }] });
  session.open(`${TENANT}apis:\n  - identifier: https://a\n    name: A\n  - identifier: https://b\n`, A);
  session.open(`${TENANT}apis:\n  - identifier: https://a\n`, B);
  const lines = async (): Promise<readonly (number | undefined)[]> => {
    const findings = (await session.pull(B)).filter(({ code }) => code === "duplicate-identifier");
    return findings.map(({ relatedInformation: [at] = [] }) => at?.location.range.start.line);
  };
  deepEqual(await lines(), [2]);
  session.edit([1, 0], [1, 0], "\n\n", A);
  deepEqual(await lines(), [4]);
  session.edit([5, 11], [5, 11], "x", A);
  session.edit([1, 0], [1, 0], "\n\n", A);
  deepEqual(await lines(), [6]);
  session.edit([8, 17], [8, 17], "x", A);
  deepEqual(await lines(), [6]);
  equal(await session.stop(), 0);
});
