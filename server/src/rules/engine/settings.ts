import { laidOver } from "../../document/read/base.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Finding, Severity } from "../../document/finding.ts";
import { type Latest, memoryKey } from "../../document/memory.ts";
import type { Entry, MapValue, Primitive, Value } from "../../document/read/value.ts";
import { tornFrom } from "../../document/torn-from.ts";
import { MOST_MISTYPED } from "../../text/nearest.ts";
import { idsOf, type Rule, type RuleOptions } from "../rule.ts";
import { unknownRule } from "./unknown-rule.ts";

/** What the file's `rules` says, and that of the file that it extends. */
export interface RuleSettings {
  /** `undefined`: the rule's own default. */
  severity(id: string): Severity | "off" | undefined;
  options(id: string): RuleOptions;
  readonly findings: readonly Finding[];
  /** Equal for settings that say the same. */
  readonly key: string;
}

/** Reads them, and finds the ids that no rule bears. Where the file says nothing of rules, no edit makes that be done again. */
export function readSettings(file: AuthApisFile, rules: readonly Rule[]): RuleSettings {
  const own = file.keys.findLast(({ key }) => key === "rules")?.value;
  const above = file.base?.rules;
  return file.kept.latest(SETTINGS, [own, above, rules], () => settingsOf(own, above, rules));
}

function settingsOf(own: Value | undefined, above: MapValue | undefined, rules: readonly Rule[]): RuleSettings {
  const severities = new Map<string, Severity | "off">();
  const options = new Map<string, RuleOptions>();
  const findings: Finding[] = [];
  const known = idsOf(rules);
  for (const { key, keyAt, via } of own?.kind === "map" ? own.entries.values() : []) {
    if (known.has(key) || keyAt.end > tornFrom(keyAt.block)) continue;
    const isWrittenHere = via === undefined && own?.via === undefined;
    const meant = findings.length < MOST_MISTYPED ? rules : [];
    findings.push(unknownRule(key, keyAt, meant, (id) => isWrittenHere && !has(own, id)));
  }
  for (const { key, value: setting } of laidOver(above, own)?.entries.values() ?? []) {
    if (setting.kind === "scalar" && isSeverity(setting.value)) severities.set(key, setting.value);
    if (setting.kind === "map") {
      const severity = setting.entries.get("severity")?.value;
      if (severity?.kind === "scalar" && isSeverity(severity.value)) severities.set(key, severity.value);
      options.set(key, new Map([...setting.entries.values()].flatMap(toOption)));
    }
  }
  return {
    severity: (id) => severities.get(id),
    options: (id) => options.get(id) ?? NO_OPTIONS,
    findings,
    key: JSON.stringify([[...severities], [...options].map(([id, each]) => [id, ...each])]),
  };
}

function has(rules: Value | undefined, id: string): boolean {
  return rules?.kind === "map" && rules.entries.has(id);
}

function toOption({ key, value }: Entry): [string, Primitive][] {
  return value.kind === "scalar" && key !== "severity" ? [[key, value.value]] : [];
}

function isSeverity(value: Primitive): value is Severity | "off" {
  return typeof value === "string" && SEVERITIES.has(value);
}

const NO_OPTIONS: RuleOptions = new Map();
const SETTINGS = memoryKey<Latest<RuleSettings>>();
const SEVERITIES: ReadonlySet<string> = new Set(["off", "hint", "info", "warning", "error"]);
