import { deepEqual } from "node:assert/strict";
import { describe, test } from "node:test";
import { completes, offered } from "./cursor.ts";

const TENANTS = `tenants:
  dev: { domain: d.eu.auth0.com, variables: { BASE: "https://dev", TTL: 60 }, clients: { worker: abc } }
  live: { domain: l.eu.auth0.com, variables: { BASE: "https://live" }, clients: { worker: def, shop: ghi } }
`;

describe("variables", () => {
  completes(`${TENANTS}apis:\n  - identifier: \${|\n`, "${BASE}", `${TENANTS}apis:\n  - identifier: \${BASE}\n`);
  completes(`${TENANTS}apis:\n  - identifier: $|/x\n`, "${BASE}", `${TENANTS}apis:\n  - identifier: \${BASE}/x\n`);
  completes(`${TENANTS}apis:\n  - identifier: \${BA|}/x\n`, "${BASE}", `${TENANTS}apis:\n  - identifier: \${BASE}/x\n`);
  completes(`${TENANTS}apis:\n  - identifier: $|{BASE}/x\n`, "${TTL}", `${TENANTS}apis:\n  - identifier: \${TTL}/x\n`);
  completes(
    `${TENANTS}apis:\n  - { identifier: $|{BASE}/x }\n`,
    "${TTL}",
    `${TENANTS}apis:\n  - { identifier: "\${TTL}/x" }\n`,
  );
  completes(
    `${TENANTS}apis:\n  - identifier: "a/\${tenant.|"\n`,
    "${tenant.domain}",
    `${TENANTS}apis:\n  - identifier: "a/\${tenant.domain}"\n`,
  );
  completes(
    `${TENANTS}apis:\n  - { identifier: \${BA|} }\n`,
    "${BASE}",
    `${TENANTS}apis:\n  - { identifier: "\${BASE}" }\n`,
  );
  completes(
    `${TENANTS}apis:\n  - { identifier: \${| }\n`,
    "${BASE}",
    `${TENANTS}apis:\n  - { identifier: "\${BASE}" }\n`,
  );
  completes(
    `${TENANTS}apis:\n  - { identifier: "\${|" }\n`,
    "${BASE}",
    `${TENANTS}apis:\n  - { identifier: "\${BASE}" }\n`,
  );
  completes(
    `${TENANTS}defaults:\n  token_lifetime: \${|\n`,
    "${TTL}",
    `${TENANTS}defaults:\n  token_lifetime: \${TTL}\n`,
  );

  test("not as the whole of a field that takes no such value", () => {
    const at = (field: string) => offered(`${TENANTS}apis:\n  - ${field}\n`);
    deepEqual(at("token_lifetime: $|"), ["${TTL}"]);
    deepEqual(at('token_lifetime: "${T|TL}"'), ["${TTL}"]);
    deepEqual(at("token_lifetime: ${|}0"), ["${BASE}", "${TTL}", "${tenant.domain}", "${tenant.name}"]);
    deepEqual(at("signing_alg: ${|}"), []);
    deepEqual(at("identifier: ${|}"), ["${BASE}", "${tenant.domain}", "${tenant.name}"]);
  });
  test("not where a placeholder means nothing", () => deepEqual(offered("tenants:\n  dev:\n    domain: ${|"), []));
  test("not behind `$$`, which is a literal", () => deepEqual(offered(`${TENANTS}apis:\n  - name: $\${|`), []));
});
