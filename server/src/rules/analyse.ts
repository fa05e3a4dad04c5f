import type { Block } from "../document/block.ts";
import type { AuthApisFile } from "../document/file.ts";
import type { Finding } from "../document/finding.ts";
import { Collector, said } from "./engine/collector.ts";
import { judgeApi, type JudgedApi } from "./engine/judge-api.ts";
import { readingFindings, syntaxFindings } from "./engine/reading.ts";
import { rules as allRules } from "./registry.ts";
import { type ApiRule, type FileRule, isApiRule, type Rule } from "./rule.ts";
import { failureFindings, runRule } from "./engine/run-rule.ts";
import { schemaFindings } from "./engine/schema-findings.ts";
import { readSettings } from "./engine/settings.ts";
import { readSuppressions } from "./engine/suppressions.ts";

/**
 * Everything that is to be said of a file, in the order of the text. This is the folder's first file: `rule.ts` says what
 * a rule is, `registry.ts` lists them.
 *
 * Never throws: a rule that does becomes one finding, and the others still report. Pure; yet after an edit it costs little,
 * since blocks and APIs that the edit left alone remember what was found in them (`Memory`).
 */
export function analyse(file: AuthApisFile, rules: readonly Rule[] = allRules): readonly Finding[] {
  const { apiRules, fileRules } = rules === allRules ? ALL : sorted(rules);
  const settings = readSettings(file, rules);
  const suppressions = readSuppressions(file.document, rules);
  const judged = file.apis.map((entry) => judgeApi(entry, apiRules, settings, file));

  const others = new Collector();
  others.add(syntaxFindings(file.document));
  others.add(readingFindings(file));
  others.add(schemaFindings(file));
  others.add(settings.findings);
  others.add(suppressions.findings);
  const failures = judged.flatMap((each) => each.failures);
  for (const rule of fileRules) {
    if (settings.severity(rule.id) === "off") continue;
    others.add(runRule(rule, settings, file, (context) => rule.check(context), failures));
  }
  others.add(failureFindings(failures, file));
  for (const { elsewhere } of judged) for (const gathered of elsewhere) others.put(gathered);
  return inTextOrder(file, judged, others.gathered.map(said)).filter((finding) => !suppressions.covers(finding));
}

/** At one place the more severe first. */
function inTextOrder(file: AuthApisFile, judged: readonly JudgedApi[], others: readonly Finding[]): readonly Finding[] {
  const found = new Map<Block, Finding[]>();
  const put = (block: Block, findings: readonly Finding[]): void => {
    const known = found.get(block);
    if (known) known.push(...findings);
    else found.set(block, [...findings]);
  };
  for (const finding of others) put(finding.at.block, [finding]);
  judged.forEach(({ here }, at) => {
    const block = file.apis[at]?.block;
    if (here.length > 0 && block) put(block, here);
  });
  if (found.size === 0) return [];
  return file.document.blocks.flatMap((block) => {
    const own = found.get(block);
    return own
      ? own.sort((one, other) => one.at.start - other.at.start || RANK[one.severity] - RANK[other.severity])
      : [];
  });
}

function sorted(rules: readonly Rule[]): { apiRules: readonly ApiRule[]; fileRules: readonly FileRule[] } {
  return {
    apiRules: rules.filter(isApiRule),
    fileRules: rules.filter((rule): rule is FileRule => !isApiRule(rule)),
  };
}

const ALL = sorted(allRules);
const RANK = { error: 0, warning: 1, info: 2, hint: 3 } as const;
