import assert from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../../server/src/document/document.ts";
import { readFile } from "../../../server/src/document/read/file.ts";
import { pickedTenant } from "../../../server/src/document/read/tenants.ts";
import { analyse } from "../../../server/src/rules/analyse.ts";
import { desiredState } from "../../../server/src/tenant/desired/desired-from-file.ts";
import { plan } from "../../../server/src/tenant/plan/plan.ts";
import { thumbprint } from "../../../server/src/tenant/thumbprint.ts";
import { file, tenant } from "../arbitrary.ts";
import { tenantState } from "../build.ts";
import type { FakeState } from "../fake-management.ts";
import { clientId, domain } from "../fake-tenant.ts";
import * as fc from "../../properties.ts";
import { diceOf, fileText } from "./file-text.ts";
import { pulled } from "./pull-case.ts";

const dice = fc.array(fc.nat(5039), { minLength: 40, maxLength: 40 });
const runs = { numRuns: 60 };

/** How much of a text is no such file; what a tenant may well have is another matter. */
const errorsIn = (text: string) =>
  analyse(readFile(Document.of(text))).filter(({ rule }) => ["syntax", "schema", "duplicate-grant"].includes(rule));

test("for a file of one tenant, what both sides have plans nothing afterwards, and a second pull changes nothing", () => {
  fc.assert(
    fc.property(tenant, file, dice, (state, wanted, numbers) => {
      const text = fileText(wanted, diceOf(numbers), false);
      const first = pulled(text, state);
      const unsettled = first.report.left.filter(({ why }) => why === "text");
      assert.deepEqual(unsettled, [], first.document.text);
      assert.ok(errorsIn(first.document.text).length <= errorsIn(text).length, first.document.text);
      const second = pulled(first.document.text, state);
      assert.equal(second.document.text, first.document.text);
      assert.deepEqual(second.report.changed, []);
    }),
    runs,
  );
});

test("what the file says of other tenants, and of this one where both sides agree, stays as it was", () => {
  fc.assert(
    fc.property(tenant, file, dice, (state, wanted, numbers) => {
      const text = fileText(wanted, diceOf(numbers), true);
      const { document } = pulled(text, state, "dev");
      assert.deepEqual(wants(document.text, "production"), wants(text, "production"));
      const before = differences(text, state);
      for (const each of differences(document.text, state)) assert.ok(before.has(each), `${each}\n${document.text}`);
      assert.ok(errorsIn(document.text).length <= errorsIn(text).length, document.text);
      assert.equal(pulled(document.text, state, "dev").document.text, document.text);
    }),
    runs,
  );
});

test("no key is mentioned that was not, none of an API on one side only changes, and comments stay", () => {
  fc.assert(
    fc.property(tenant, file, dice, (state, wanted, numbers) => {
      const text = fileText(wanted, diceOf(numbers), false);
      const { document } = pulled(text, state);
      const before = wants(text).apis;
      const comments = (of: string) => of.match(/# keep this comment/g)?.length;
      assert.equal(comments(document.text), comments(text));
      assert.equal(document.text.includes("\r\n"), text.includes("\r\n"));
      wants(document.text).apis.forEach((api, at) => {
        const old = before[at];
        assert.ok(old);
        for (const key of Object.keys(api.fields)) assert.ok(key in old.fields, key);
        assert.equal(api.grants === undefined, old.grants === undefined);
        if (!state.apis.some(({ identifier }) => identifier === api.identifier)) assert.deepEqual(api, old);
      });
    }),
    runs,
  );
});

/** What a text wants of a tenant. */
function wants(text: string, name?: string) {
  const picked = pickedTenant(domain);
  const read = readFile(Document.of(text), name === undefined ? { picked } : { chosen: name });
  const { apis } = desiredState(read, read.tenants.find((each) => each.name === name) ?? picked, []);
  // Another tenant's Management API is one only as long as both see the very same text; lines may move.
  return { apis: apis.map((api) => ({ ...api, managementApi: false, source: undefined })) };
}

/** Which fields of which APIs a sync of `dev` would change. */
function differences(text: string, state: FakeState): ReadonlySet<string> {
  const read = readFile(Document.of(text), { chosen: "dev" });
  const dev = read.tenants.find(({ name }) => name === "dev") ?? pickedTenant(domain);
  const { changes } = plan(desiredState(read, dev, []), tenantState(state), { ownClientId: clientId, thumbprint });
  return new Set(
    changes.flatMap(({ kind, resource, identifier, fields }) =>
      resource === "api" && kind === "update" ? fields.map(({ path }) => `${identifier} ${path}`) : [],
    ),
  );
}
