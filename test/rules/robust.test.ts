import { ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { rules } from "../../server/src/rules/registry.ts";
import * as fc from "../properties.ts";

/** Whatever stands in a file, each rule answers with findings in it, and with fixes that edit it. */
function judge(text: string): void {
  const document = Document.of(text);
  const inside = ({ block, start, end }: { block: (typeof document.blocks)[number]; start: number; end: number }) =>
    document.blocks.includes(block) && start >= 0 && start <= end && end <= block.text.length;
  for (const { message, at, related = [], fixes = [] } of analyse(readFile(document))) {
    ok(!message.startsWith("Internal error"), message);
    ok(!/undefined|\[object/.test(message), message);
    for (const span of [at, ...related.map((each) => each.at)]) ok(inside(span), message);
    for (const edit of fixes.flatMap(({ edits }) => edits)) ok(inside(edit.at), message);
  }
}

describe("no rule fails", () => {
  const examples = rules.flatMap(({ good, bad }) => [...good, ...bad]).map((text) => text.replaceAll(/[⟦⟧]/g, ""));

  test("on examples with pieces cut out, put in twice or exchanged", () => {
    const cut = fc.record({
      from: fc.nat(400),
      length: fc.nat(30),
      put: fc.constantFrom("", ": ", "- ", "{", "}", '"', "*a", "&a ", "\r\n", "${X}", "~", "\uD83D", "<<: "),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.constantFrom(...examples),
        fc.array(cut, { maxLength: 4 }),
        (one, other, cuts) => {
          const whole =
            one.includes("apis:") && other.startsWith("tenants:") ? other.replace(/^apis:[^]*/m, "") + one : one;
          judge(
            cuts.reduce(
              (text, { from, length, put }) =>
                text.slice(0, from % (text.length + 1)) + put + text.slice((from % (text.length + 1)) + length),
              whole,
            ),
          );
        },
      ),
      { numRuns: 400 },
    );
  });
  test("on values of every kind under every key", () => {
    const keys = [
      "identifier",
      "name",
      "signing_alg",
      "token_dialect",
      "token_lifetime",
      "token_lifetime_for_web",
      "enforce_policies",
      "subject_type_authorization",
      "proof_of_possession",
      "scopes",
      "grants",
      "tenants",
      "state",
      "id",
      "signing_secret",
      "allow_online_access",
      "allow_online_access_with_ephemeral_sessions",
    ];
    const values = [
      "",
      "~",
      "1",
      "-1",
      "true",
      "a",
      "'a b'",
      "[]",
      "[1, a, {}]",
      "{}",
      "{ user: 1, a: [] }",
      "*none",
      "${X}",
      "https://a//b?",
      "|\n      a\n",
    ];
    const entry = fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...values));
    const head = fc.constantFrom(
      "",
      "tenants: { dev: { domain: a.eu.auth0.com, variables: { X: https://a/ } } }\n",
      "tenants: [1]\n",
      "tenants: { dev: 1 }\ndefaults: [1]\n",
      "rules: 1\n",
    );
    fc.assert(
      fc.property(head, fc.uniqueArray(entry, { maxLength: 8, selector: ([key]) => key }), (start, entries) =>
        judge(`${start}apis:\n  - x: 1\n${entries.map(([key, value]) => `    ${key}: ${value}\n`).join("")}`),
      ),
      { numRuns: 400 },
    );
  });
});
