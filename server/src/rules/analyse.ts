import type { ApiEntry } from "../document/api.ts";
import type { AuthApisFile } from "../document/file.ts";
import type { Finding } from "../document/finding.ts";
import { Collector } from "./collector.ts";
import { readingFindings, syntaxFindings } from "./reading.ts";
import { rules as allRules } from "./registry.ts";
import type { ApiRule, FileReport, FileRule, Rule, RuleContext } from "./rule.ts";
import { apiSchemaFindings, schemaFindings } from "./schema-findings.ts";
import { readSettings, type RuleSettings } from "./settings.ts";
import { readSuppressions } from "./suppressions.ts";

/**
 * Everything that is to be said of a file, in the order of the text. This is the folder's first file: `rule.ts` says what
 * a rule is, `registry.ts` lists them.
 *
 * Never throws: a rule that does becomes one finding, and the others still report.
 */
export function analyse(file: AuthApisFile, rules: readonly Rule[] = allRules): readonly Finding[] {
  const settings = readSettings(file, rules);
  const suppressions = readSuppressions(file.document, rules);
  const apiRules = rules.filter((rule): rule is ApiRule => rule.on === "api" && settings.severity(rule.id) !== "off");
  const fileRules = rules.filter(
    (rule): rule is FileRule => rule.on === "file" && settings.severity(rule.id) !== "off",
  );

  const collector = new Collector(file.document);
  collector.add(syntaxFindings(file.document));
  collector.add(readingFindings(file));
  collector.add(schemaFindings(file));
  collector.add(settings.findings);
  collector.add(suppressions.findings);
  for (const rule of fileRules) collector.add(run(rule, settings, file, (context) => rule.check(context)));
  for (const entry of file.apis) judgeApi(entry, apiRules, settings, file, collector);
  return collector.sorted().filter((finding) => !suppressions.covers(finding));
}

function judgeApi(
  entry: ApiEntry,
  rules: readonly ApiRule[],
  settings: RuleSettings,
  file: AuthApisFile,
  collector: Collector,
): void {
  for (const api of entry.views) {
    collector.addFor(entry, api, apiSchemaFindings(entry, api));
    for (const rule of rules) {
      if (api.absent && !rule.absentToo) continue;
      const findings = run(rule, settings, file, (context) => rule.check(api, context), entry);
      collector.addFor(entry, api, findings);
    }
  }
}

/** Runs one rule and gives its reports their severity. */
function run(
  rule: Rule,
  settings: RuleSettings,
  file: AuthApisFile,
  check: (context: RuleContext) => Iterable<FileReport>,
  entry?: ApiEntry,
): readonly (Finding & Pick<FileReport, "entry">)[] {
  const own = settings.severity(rule.id);
  const found: (Finding & Pick<FileReport, "entry">)[] = [];
  try {
    for (const report of check({ file, options: settings.options(rule.id) })) {
      const severity = own === undefined || own === "off" ? (report.severity ?? rule.severity) : own;
      found.push({ ...report, rule: rule.id, severity });
    }
  } catch (error) {
    const block = entry?.block ?? file.document.blocks[0];
    const what = error instanceof Error ? error.message : "unknown error";
    const message = `Internal error in rule ${rule.id}: ${what}. The other rules have run; please report this.`;
    if (block) found.push({ rule: rule.id, severity: "warning", message, at: { block, start: 0, end: 1 } });
  }
  return found;
}
