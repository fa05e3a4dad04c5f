import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { findings, fixed, marked } from "./marked.ts";

/** Tests of one rule that read as data; ⟦ and ⟧ stand around what must be underlined. */
export function casesOf(rule: string) {
  const plain = (text: string): string => text.replaceAll(/[⟦⟧]/g, "");
  const own = (text: string) => findings(plain(text)).filter((finding) => finding.rule === rule);
  return {
    marks: (name: string, text: string) => test(name, () => equal(marked(plain(text), rule), text)),
    silent: (name: string, text: string) => test(name, () => equal(marked(text, rule), text)),
    /** The text after the fix of this title, or after the first one. */
    fixes: (name: string, before: string, after: string, title?: string) =>
      test(name, () => equal(fixed(before, rule, title), after)),
    unfixed: (name: string, text: string) =>
      test(name, () => {
        equal(marked(plain(text), rule), text);
        deepEqual(
          own(text).flatMap((finding) => finding.fixes ?? []),
          [],
        );
      }),
    severities: (name: string, text: string, expected: readonly string[]) =>
      test(name, () =>
        deepEqual(
          own(text).map(({ severity }) => severity),
          expected,
        ),
      ),
    says: (name: string, text: string, ...parts: readonly string[]) =>
      test(name, () => {
        const messages = own(text).map(({ message }) => message);
        for (const part of parts) ok(messages.join("\n").includes(part), `"${part}" in: ${messages.join("\n")}`);
      }),
    /** No message and no related note or title of any finding holds the text. */
    neverSays: (name: string, text: string, secret: string) =>
      test(name, () => {
        const all = findings(plain(text));
        ok(all.some((finding) => finding.rule === rule));
        for (const { message, related = [], fixes = [] } of all) {
          const words = [message, ...related.map((each) => each.message), ...fixes.map(({ title }) => title)];
          ok(!words.join("\n").includes(secret));
        }
      }),
  };
}

/** A file with two tenants that see `BASE` differently. */
export function twoTenants(dev: string, live: string, apis: string): string {
  const tenant = (name: string, base: string): string =>
    `  ${name}: { domain: acme-${name}.eu.auth0.com, variables: { BASE: "${base}" } }\n`;
  return `tenants:\n${tenant("dev", dev)}${tenant("live", live)}apis:\n${apis}`;
}
