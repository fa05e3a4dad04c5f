import { deepEqual, match } from "node:assert/strict";
import { describe, test } from "node:test";
import { knownIdentifiers } from "../../server/src/audience/known.ts";
import { messageOf } from "../../server/src/audience/message.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { hitsIn } from "./finds.ts";

const rows: readonly (readonly [what: string, written: string, known: readonly string[], meant: readonly string[]])[] =
  [
    ["another port", "http://localhost:3001", ["http://localhost:3000"], ["http://localhost:3000"]],
    ["a port too many", "https://a.com:8443/x", ["https://a.com/x", "https://a.com/y"], ["https://a.com/x"]],
    ["no port", "http://localhost", ["http://localhost:3000", "https://a.com"], ["http://localhost:3000"]],
    ["the default port", "https://a.com:443/x", ["https://a.com:8443/x"], ["https://a.com:8443/x"]],
    ["a slash too many besides", "http://localhost:3001/", ["http://localhost:3000"], ["http://localhost:3000"]],
    ["a port of look-alikes", "http://a.com:1", ["http://a.com", "https://a.com/"], ["http://a.com", "https://a.com/"]],
    ["encoded", "https%3A%2F%2Fa.com%3A1", ["https://a.com"], ["https://a.com"]],
    ["an identifier", "http://localhost:3001", ["http://localhost:3000", "http://localhost:3001"], []],
    ["a third port", "http://localhost:3002", ["http://localhost:3000", "http://localhost:3001/x"], []],
    ["a port where there is one, and none", "https://a.com:1/x", ["https://a.com/x", "https://a.com:2/y"], []],
    ["another path", "http://localhost:3001/x", ["http://localhost:3000", "http://localhost:3000/y"], []],
    ["another host", "http://localhost:3001", ["http://127.0.0.1:3001", "http://local:3001"], []],
    ["what is no port", "http://localhost:port", ["http://localhost:3000"], []],
    ["what is no URL", "urn:acme:2", ["urn:acme:1"], []],
    ["what has no host", "file:///:2", ["file:///:1"], []],
  ];

describe("of a URL that differs in its port", () => {
  for (const [what, written, identifiers, meant] of rows)
    test(`${what}: ${written}`, () => {
      const known = atOnce(knownIdentifiers(identifiers));
      deepEqual(
        hitsIn(".env", `AUDIENCE=${written}`, known).flatMap((hit) => hit.identifiers),
        meant,
      );
    });
});

test("a message speaks of the port", () => {
  const [hit] = hitsIn(".env", "AUDIENCE=http://localhost:3001", atOnce(knownIdentifiers(["http://localhost:3000"])));
  match(hit ? messageOf(hit) : "", /differs from "http:\/\/localhost:3000" in the port\./);
});
