import { deepEqual } from "node:assert/strict";
import { describe, test } from "node:test";
import { casesOf } from "./cases.ts";
import { findings } from "./marked.ts";

/** What the title of a fix says that changes `defaults`. */
const FOR_EVERY = ", for every API that takes it from `defaults`";
const api = (...lines: readonly string[]): string =>
  `apis:\n  - identifier: https://api.acme.com\n${lines.map((line) => `    ${line}\n`).join("")}`;

describe("symmetric-signing in `defaults`", () => {
  const { fixes, unfixed } = casesOf("symmetric-signing");
  fixes(
    "for every API, by a title that says so",
    "defaults:\n  signing_alg: HS256\n" + api(),
    "defaults:\n  signing_alg: RS256\n" + api(),
    `Sign with RS256 (breaks services that verify with the secret)${FOR_EVERY}`,
  );
  unfixed("an alias there", "x-old: &old HS256\ndefaults:\n  signing_alg: ⟦*old⟧\n" + api());
  unfixed("a merge key there", "x-old: &old { signing_alg: HS256 }\ndefaults:\n  ⟦<<: *old⟧\n" + api());
  test("never without a word, as a part of Fix all", () => {
    const fixed = findings("defaults:\n  signing_alg: HS256\n" + api()).flatMap((finding) => finding.fixes ?? []);
    deepEqual(
      fixed.filter(({ safe, preferred }) => safe || preferred === true),
      [],
    );
  });
});

describe("a dialect in `defaults`", () => {
  const without = casesOf("rbac-without-permissions");
  without.fixes(
    "with permissions",
    "defaults: { token_dialect: access_token }\n" + api("enforce_policies: true"),
    "defaults: { token_dialect: access_token_authz }\n" + api("enforce_policies: true"),
    `Use access_token_authz (adds permissions to tokens)${FOR_EVERY}`,
  );
  const authz = casesOf("authz-dialect-without-rbac");
  authz.fixes(
    "without permissions",
    "defaults: { token_dialect: access_token_authz }\n" + api("enforce_policies: false"),
    "defaults: { token_dialect: access_token }\n" + api("enforce_policies: false"),
    `Use access_token (tokens without permissions)${FOR_EVERY}`,
  );
  authz.marks(
    "where RBAC is off in the API itself",
    "defaults: { token_dialect: access_token_authz }\n" + api("enforce_policies: ⟦false⟧"),
  );
  const rbac = "Turn RBAC on (users get only what their roles allow)";
  authz.fixes(
    "… and on there",
    "defaults: { token_dialect: access_token_authz }\n" + api("enforce_policies: false"),
    "defaults: { token_dialect: access_token_authz }\n" + api("enforce_policies: true"),
    rbac,
  );
  authz.fixes(
    "RBAC on for every API, where `defaults` turns it off",
    "defaults: { token_dialect: access_token_authz, enforce_policies: false }\n" + api(),
    "defaults: { token_dialect: access_token_authz, enforce_policies: true }\n" + api(),
    `${rbac}${FOR_EVERY}`,
  );
  authz.fixes(
    "RBAC on for every API, where nothing mentions it",
    "defaults: # d\n  token_dialect: access_token_authz # t\n  signing_alg: RS256\n" + api(),
    "defaults: # d\n  token_dialect: access_token_authz # t\n  enforce_policies: true\n  signing_alg: RS256\n" + api(),
    `${rbac}${FOR_EVERY}`,
  );
  test("RBAC that nothing mentions is not turned on in the first of many APIs alone", () => {
    const found = findings(
      `defaults: { token_dialect: access_token_authz }\n${api()}  - identifier: https://b.acme.com\n`,
    );
    const own = found.filter(({ rule }) => rule === "authz-dialect-without-rbac");
    deepEqual(
      own.map(({ fixes = [] }) => fixes.map(({ title, preferred }) => [title, preferred])),
      [
        [
          [`${rbac}${FOR_EVERY}`, false],
          [`Use access_token (tokens without permissions)${FOR_EVERY}`, false],
        ],
      ],
    );
  });
});

describe("RBAC that `defaults` turns off", () => {
  const { fixes } = casesOf("rbac-recommended");
  const two = "apis:\n  - identifier: https://a.acme.com\n  - identifier: https://b.acme.com\n";
  fixes(
    "is turned on there, not in the first of many APIs",
    `defaults: { enforce_policies: false }\n${two}`,
    `defaults: { enforce_policies: true }\n${two}`,
  );
});

describe("two lifetimes, of which `defaults` gives one or both", () => {
  const { fixes } = casesOf("web-lifetime-exceeds");
  const lower = "Lower it to 600 (browsers renew their tokens sooner)";
  fixes(
    "both: for every API",
    "defaults: { token_lifetime: 600, token_lifetime_for_web: 7200 }\n" + api(),
    "defaults: { token_lifetime: 600, token_lifetime_for_web: 600 }\n" + api(),
    lower + FOR_EVERY,
  );
  fixes(
    "one: in this API alone",
    "defaults: { token_lifetime_for_web: 7200 }\n" + api("token_lifetime: 600"),
    "defaults: { token_lifetime_for_web: 7200 }\n" + api("token_lifetime: 600", "token_lifetime_for_web: 600"),
    lower,
  );
});

describe("online access, of which `defaults` gives one or both", () => {
  const { fixes, marks } = casesOf("online-access-mismatch");
  const [online, ephemeral] = ["allow_online_access: ", "allow_online_access_with_ephemeral_sessions: "];
  fixes(
    "both: for every API",
    `defaults: { ${online}false, ${ephemeral}true }\n${api()}`,
    `defaults: { ${online}false, ${ephemeral}false }\n${api()}`,
    `Turn it off in ephemeral sessions, too${FOR_EVERY}`,
  );
  marks("one: at the API's own", `defaults: { ${ephemeral}true }\n${api(`${online}⟦false⟧`)}`);
  fixes(
    "… in this API alone",
    `defaults: { ${ephemeral}true }\n${api(`${online}false`)}`,
    `defaults: { ${ephemeral}true }\n${api(`${online}false`, `${ephemeral}false`)}`,
    "Turn it off in ephemeral sessions, too",
  );
});
