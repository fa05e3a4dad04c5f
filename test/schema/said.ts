import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import type { Finding, Fix } from "../../server/src/document/finding.ts";
import type { Value } from "../../server/src/document/read/value.ts";
import { isTorn } from "../../server/src/rules/about/torn.ts";
import * as schema from "../../server/src/schema/check.ts";

/** A file that is wrong: ⟦ ⟧ stand around what each finding points at, in the order of the text. */
export interface Wrong {
  readonly file: string;
  readonly says: string | readonly string[];
  /** The file after the first finding's first fix; without it, no finding may have a fix. */
  readonly fixed?: string;
}

export function wrong(cases: readonly Wrong[]): void {
  for (const { file, says, fixed } of cases) {
    const messages = typeof says === "string" ? [says] : says;
    test(messages.join(" "), () => {
      const document = Document.of(file.replaceAll(/[⟦⟧]/g, ""));
      const found = findings(document);
      deepEqual(
        found.map(({ message }) => message),
        messages,
      );
      equal(marked(document, found), file);
      const fix = found.flatMap(({ fixes = [] }) => fixes)[0];
      equal(fix && applied(document, fix), fixed);
    });
  }
}

/** What the schema says of a document, as its first tenant sees it, in the order of the text. */
export function findings(document: Document): readonly Finding[] {
  const file = readFile(document);
  const found = [
    ...schema.checkRoot(file.keys),
    ...file.keys.flatMap(({ key, value }) => (key === "apis" && file.apis.length > 0 ? [] : checkOf(key)(value))),
    ...file.apis.flatMap(({ views, block }) => (views[0] ? schema.checkApi(views[0].value, isTorn(block)) : [])),
  ];
  const start = ({ at }: Finding): number => document.offsetOf(at.block) + at.start;
  return found.sort((one, other) => start(one) - start(other));
}

function marked(document: Document, found: readonly Finding[]): string {
  const edges = found.flatMap(({ at }) => {
    const origin = document.offsetOf(at.block);
    return [
      { at: origin + at.end, mark: "⟧", order: 0 },
      { at: origin + at.start, mark: "⟦", order: 1 },
    ];
  });
  edges.sort((one, other) => other.at - one.at || other.order - one.order);
  return edges.reduce((text, { at, mark }) => text.slice(0, at) + mark + text.slice(at), document.text);
}

function applied(document: Document, { edits }: Fix): string {
  return edits.toReversed().reduce((text, { at, text: put }) => {
    const origin = document.offsetOf(at.block);
    return text.slice(0, origin + at.start) + put + text.slice(origin + at.end);
  }, document.text);
}

function checkOf(key: string): (value: Value) => readonly Finding[] {
  const { checkApis: apis, checkTenants: tenants, checkRules: rules, checkDefaults: defaults } = schema;
  const checks = new Map(Object.entries({ apis, tenants, rules, defaults, extends: schema.checkExtends }));
  return checks.get(key) ?? (() => []);
}
