import type { AuthApisFile } from "../document/file.ts";
import type { Finding, Severity } from "../document/finding.ts";
import type { Entry, Primitive } from "../document/value.ts";
import type { Rule, RuleContext } from "./rule.ts";
import { unknownRule } from "./unknown-rule.ts";

/** What the file's `rules` says. */
export interface RuleSettings {
  /** `undefined`: the rule's own default. */
  severity(id: string): Severity | "off" | undefined;
  options(id: string): RuleContext["options"];
  readonly findings: readonly Finding[];
}

export function readSettings(file: AuthApisFile, rules: readonly Rule[]): RuleSettings {
  const severities = new Map<string, Severity | "off">();
  const options = new Map<string, RuleContext["options"]>();
  const findings: Finding[] = [];
  const value = file.keys.findLast(({ key }) => key === "rules")?.value;
  for (const { key, keyAt, value: setting } of value?.kind === "map" ? value.entries.values() : []) {
    if (!rules.some(({ id }) => id === key)) findings.push(unknownRule(key, keyAt, rules));
    if (setting.kind === "scalar" && isSeverity(setting.value)) severities.set(key, setting.value);
    if (setting.kind === "map") {
      const severity = setting.entries.get("severity")?.value;
      if (severity?.kind === "scalar" && isSeverity(severity.value)) severities.set(key, severity.value);
      options.set(key, new Map([...setting.entries.values()].flatMap(toOption)));
    }
  }
  return {
    severity: (id) => severities.get(id),
    options: (id) => options.get(id) ?? new Map(),
    findings,
  };
}

function toOption({ key, value }: Entry): [string, Primitive][] {
  return value.kind === "scalar" && key !== "severity" ? [[key, value.value]] : [];
}

function isSeverity(value: Primitive): value is Severity | "off" {
  return typeof value === "string" && SEVERITIES.has(value);
}

const SEVERITIES: ReadonlySet<string> = new Set(["off", "hint", "info", "warning", "error"]);
