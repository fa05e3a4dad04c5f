import type { AuthApisFile } from "../document/read/file.ts";
import type { Finding } from "../document/finding.ts";
import { Collector, said } from "./engine/collector.ts";
import { type KnownTenants, NONE_KNOWN } from "../facts/known-tenants.ts";
import { NO_OTHERS, type OtherFiles } from "./about/other-files.ts";
import { baseFindings } from "./engine/base-findings.ts";
import { atHome } from "./engine/home.ts";
import { By, judgeChunk } from "./engine/judge-chunk.ts";
import { judgingOf } from "./engine/judging.ts";
import { readingFindings } from "./engine/reading-findings.ts";
import { syntaxFindings } from "./engine/syntax-findings.ts";
import { failureFindings, runRule, saidBy } from "./engine/run-rule.ts";
import { schemaFindings } from "./engine/schema-findings.ts";
import { readSettings, type RuleSettings } from "./engine/settings.ts";
import { readSuppressions } from "./engine/suppressions.ts";
import { uncounted } from "./engine/tally.ts";
import { inTextOrder } from "./engine/text-order.ts";
import { rules as allRules } from "./registry.ts";
import { type ApiRule, type FileReport, type FileRule, isApiRule, MOST_FOUND_IN_FILE, type Rule } from "./rule.ts";

/** By which rules a file is judged, and what is known around it. */
export interface AnalyseOptions {
  /** All of them, unless said. */
  readonly rules?: readonly Rule[] | undefined;
  /** What stands on tenants, as far as somebody has said so. */
  readonly facts?: KnownTenants | undefined;
  /** The other files of the workspace; the same object as long as nothing of them changes. */
  readonly others?: OtherFiles | undefined;
  /** Nothing but errors, for a tenant's sake: rules that can't find one here are not asked. */
  readonly only?: "errors" | undefined;
}

/**
 * Everything that is to be said of a file, in the order of the text. This is the folder's first file: `rule.ts` says what
 * a rule is, `registry.ts` lists them.
 *
 * Never throws: a rule that does becomes one finding, and the others still report. Pure; yet after an edit it costs little,
 * since chunks, blocks and APIs that the edit left alone remember what was found in them (`Memory`).
 */
export function analyse(
  file: AuthApisFile,
  { rules = allRules, facts = NONE_KNOWN, others = NO_OTHERS, only }: AnalyseOptions = {},
): readonly Finding[] {
  const settings = readSettings(file, rules);
  const { apiRules, fileRules } = rules === allRules ? asked(settings, only) : sorted(rules);
  const suppressions = readSuppressions(file.document, rules);
  const judging = judgingOf(file, facts, others);
  const alone = { ...judging, others: NO_OTHERS };
  const by = new By(apiRules, settings, alone);
  const judged = file.chunks.map((chunk) => judgeChunk(chunk, by));

  const failures = judged.flatMap((each) => each.failures);
  const rest = new Collector();
  rest.add(syntaxFindings(file));
  rest.add(readingFindings(file));
  rest.add(saidBy("schema", () => schemaFindings(file, rules), failures));
  rest.add(baseFindings(file, rules));
  rest.add(settings.findings);
  rest.add(suppressions.findings);
  for (const rule of fileRules) {
    const own = settings.severity(rule.id);
    if (own === "off") continue;
    const check = (): Iterable<FileReport> => rule.check(judging, settings.options(rule.id));
    const found = runRule(rule, own, check, failures, MOST_FOUND_IN_FILE);
    rest.add(found);
    if (found.length >= MOST_FOUND_IN_FILE) rest.add(notAll(rule, found, file));
  }
  rest.add(failureFindings(failures, file));
  rest.add(uncounted(by.tally, file));
  for (const { elsewhere } of judged) for (const gathered of elsewhere) rest.put(gathered);
  const own = judged.map(({ here }) => here);
  const elsewhere = rest.gathered.map((each) => atHome(said(each), file));
  const wanted = (finding: Finding): boolean => only === undefined || isError(finding);
  return inTextOrder(file.document, own, elsewhere).filter(
    (finding) => wanted(finding) && !suppressions.covers(finding),
  );
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}

/** That not all is listed, where that is so; of errors it holds the file, lest what isn't listed be synced. */
function notAll({ id }: FileRule, found: readonly Finding[], { document }: AuthApisFile): readonly Finding[] {
  const block = document.blockNumbered(0);
  const errors = found.filter(isError).length;
  if (!block || Math.max(errors, found.length - errors) < MOST_FOUND_IN_FILE) return [];
  const [severity, what] =
    errors >= MOST_FOUND_IN_FILE
      ? (["error", "errors or more. Not all are listed, and nothing of the file is synced."] as const)
      : (["warning", "things or more that are no errors. Not all are listed."] as const);
  const message = `${id} finds ${MOST_FOUND_IN_FILE} ${what}`;
  return [{ rule: id, severity, message, at: { block, start: 0, end: 1 } }];
}

interface Sorted {
  readonly apiRules: readonly ApiRule[];
  readonly fileRules: readonly FileRule[];
}

/** For errors, those alone that can find one: no report is graver than its rule, unless the file makes the rule graver. */
function asked(settings: RuleSettings, only: AnalyseOptions["only"]): Sorted {
  const isRaised = allRules.some(({ id, severity }) => severity !== "error" && settings.severity(id) === "error");
  return only === "errors" && !isRaised ? GRAVE : ALL;
}

function sorted(rules: readonly Rule[]): Sorted {
  return {
    apiRules: rules.filter(isApiRule),
    fileRules: rules.filter((rule): rule is FileRule => !isApiRule(rule)),
  };
}

/** What is remembered of an API is remembered for the very list of rules that judged it. */
export const ALL = sorted(allRules);
const GRAVE = sorted(allRules.filter(({ severity }) => severity === "error"));
