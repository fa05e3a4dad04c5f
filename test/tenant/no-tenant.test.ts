import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readAnswer } from "../../server/src/tenant/connection/answer.ts";
import { TenantError, type TenantErrorCode } from "../../server/src/tenant/connection/tenant-error.ts";

const cases: readonly (readonly [method: string, path: string, status: number, code: TenantErrorCode])[] = [
  ["POST", "/oauth/token", 404, "unexpected-answer"],
  ["POST", "/oauth/token", 400, "unexpected-answer"],
  ["GET", "/resource-servers", 404, "unexpected-answer"],
  ["GET", "/clients", 400, "unexpected-answer"],
  // A tenant's own: an API that is gone, an application that a grant names, a value that it refuses.
  ["GET", "/resource-servers/5f0000000000000000000001", 404, "not-found"],
  ["POST", "/client-grants", 404, "not-found"],
  ["PATCH", "/resource-servers/5f0000000000000000000001", 400, "invalid-body"],
];

suite("a host that is no tenant is told apart from a tenant that lacks something", () => {
  for (const [method, path, status, code] of cases) {
    test(`${method} ${path}: ${status}`, () => {
      const raw = { sentAt: 0, status, headers: new Headers(), text: '{"message":"no"}' };
      const asked = { domain: "example.org", method, path, secrets: [], now: 0 };
      assert.throws(
        () => readAnswer(raw, asked),
        (error) => error instanceof TenantError && error.code === code,
      );
    });
  }
});
