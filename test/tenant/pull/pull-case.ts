import assert from "node:assert/strict";
import { Document } from "../../../server/src/document/document.ts";
import { readBase } from "../../../server/src/document/read/extends.ts";
import { type AuthApisFile, readFile } from "../../../server/src/document/read/file.ts";
import { pickedTenant } from "../../../server/src/document/read/tenants.ts";
import { analyse } from "../../../server/src/rules/analyse.ts";
import { pull, type Pulled } from "../../../server/src/tenant/pull/pull.ts";
import { thumbprint } from "../../../server/src/tenant/thumbprint.ts";
import { tenantState } from "../build.ts";
import type { FakeState } from "../fake-management.ts";
import { clientId, domain } from "../fake-tenant.ts";

/** Pulls a tenant into a text; `as` is a tenant that the text names, `extended` what it extends. */
export function pulled(
  text: string,
  state: Partial<FakeState>,
  as?: string,
  addMissing = false,
  extended = "",
): Pulled {
  const picked = pickedTenant(domain);
  const base = readBase(Document.of(text), "file:///a.yaml", () => Document.of(extended));
  const options = { ...(as === undefined ? { picked } : { chosen: as }), base };
  const read = (document: Document, previous?: AuthApisFile) => readFile(document, options, previous);
  const file = read(Document.of(text));
  const tenant = file.tenants.find(({ name }) => name === as) ?? picked;
  return pull({
    file,
    tenant: { ...tenant, domain },
    findings: analyse(file),
    state: tenantState(state),
    read,
    ownClientId: clientId,
    thumbprint,
    addMissing,
  });
}

/** Asserts what a pull makes of a text, and hands back what it says. */
export function pulls(text: string, state: Partial<FakeState>, expected: string, as?: string) {
  const { document, report } = pulled(text, state, as);
  assert.equal(document.text, expected);
  return report;
}
