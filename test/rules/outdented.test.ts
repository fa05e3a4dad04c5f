import { deepEqual } from "node:assert/strict";
import { describe, test } from "node:test";
import { findings } from "./marked.ts";

const TEXT = `tenants:
  dev:
    domain: dev.eu.auth0.com
    protected: true
    variables: { BASE: https://dev.acme.com }
    clients: { worker: aaa }
  live:
    domain: live.eu.auth0.com
    protected: true
    variables: { BASE: https://acme.com }
    clients: { worker: bbb }
apis:
  - name: A
    identifier: \${BASE}/a
    signing_alg: RS256
    enforce_policies: true
    grants:
      - client: worker
        scope: []
  - name: B
    identifier: \${BASE}/b
    enforce_policies: true
`;

/** The lines with errors, where so many lines lose their indentation, or some of it. */
function wrongLines(from: number, to: number, by: number): readonly number[] {
  const lines = TEXT.split("\n").map((line, at) => (at + 1 >= from && at + 1 <= to ? line.slice(by) : line));
  return findings(lines.join("\n"))
    .filter(({ severity }) => severity === "error")
    .map(({ range }) => range.start.line + 1);
}

describe("a line that is indented too little is wrong itself, and what is wrong for it is told once", () => {
  test("the short names of a tenant, in its place", () => deepEqual(wrongLines(11, 11, 2), [11]));
  test("… at the left edge", () => deepEqual(wrongLines(11, 11, 4), [11]));
  test("the variables, amid a tenant", () => deepEqual(wrongLines(10, 10, 2), [10]));
  test("… at the left edge", () => deepEqual(wrongLines(10, 10, 4), [10]));
  test("what stands above them", () => deepEqual(wrongLines(9, 9, 4), [9]));
  test("a field of an API, at the left edge", () => deepEqual(wrongLines(15, 15, 4), [15]));
  test("… the last one, above the next API", () => deepEqual(wrongLines(17, 19, 4), [17]));
});
