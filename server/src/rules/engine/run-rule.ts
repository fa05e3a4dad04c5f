import type { AuthApisFile } from "../../document/read/file.ts";
import type { Finding, Severity } from "../../document/finding.ts";
import type { FileReport, Rule, RuleContext } from "../rule.ts";
import type { Judging } from "./judging.ts";
import type { RuleSettings } from "./settings.ts";

/** A rule that threw, or the schema's check. */
export interface Failure {
  readonly rule: string;
  readonly message: string;
}

/**
 * Runs one rule and gives its reports their severity. What it throws is added to `failures`; what it said before counts.
 *
 * @param most - so many errors, and so many others, at most
 */
export function runRule(
  rule: Rule,
  settings: RuleSettings,
  { file, facts, defaultsAreKnown, others }: Judging,
  check: (context: RuleContext) => Iterable<FileReport>,
  failures: Failure[],
  most = Infinity,
): readonly (Finding & Pick<FileReport, "entry">)[] {
  const set = settings.severity(rule.id);
  const own = set === "off" ? undefined : set;
  const severityOf = (report: FileReport): Severity => own ?? report.severity ?? rule.severity;
  // No report is graver than its rule.
  const isGrave = (own ?? rule.severity) === "error";
  let errors = 0;
  const isEnough = (report: FileReport, count: number): boolean => {
    if (isGrave && severityOf(report) === "error") errors++;
    return (isGrave ? errors : count) >= most;
  };
  // Named one by one: spread, they would cost an edit a tenth, since each rule is run anew after it.
  const context = { file, facts, defaultsAreKnown, others, options: settings.options(rule.id) };
  const reports = saidBy(rule.id, () => check(context), failures, isEnough);
  if (reports.length === 0) return NONE;
  const findings = reports.map((report) => ({ ...report, rule: rule.id, severity: severityOf(report) }));
  return findings.length <= most ? findings : ofEachKind(findings, most);
}

/** So many errors, and so many others. */
function ofEachKind<T extends Finding>(findings: readonly T[], most: number): readonly T[] {
  let [errors, others] = [0, 0];
  return findings.filter(({ severity }) => (severity === "error" ? errors++ : others++) < most);
}

/**
 * What a check says before it throws, if it does; that is added to `failures`.
 *
 * @param isEnough - is asked of each thing that is said, the first of which is number 1: need no more be?
 */
export function saidBy<T>(
  rule: string,
  check: () => Iterable<T>,
  failures: Failure[],
  isEnough?: (each: T, number: number) => boolean,
): readonly T[] {
  let said: T[] | undefined;
  try {
    for (const each of check()) {
      said ??= [];
      said.push(each);
      if (isEnough?.(each, said.length) === true) break;
    }
  } catch (error) {
    const what = error instanceof Error ? error.message : "unknown error";
    const message = `Internal error in rule ${rule}: ${what}. The other rules have run; please report this.`;
    failures.push({ rule, message });
  }
  return said ?? NONE;
}

/** Each rule's failure once, at the top of the file: it is no fault of the place where it happened. */
export function* failureFindings(failures: readonly Failure[], { document }: AuthApisFile): Iterable<Finding> {
  const block = document.blockNumbered(0);
  const first = new Map(failures.toReversed().map((failure) => [failure.rule, failure]));
  for (const { rule, message } of first.values()) {
    if (block) yield { rule, severity: "warning", message, at: { block, start: 0, end: 1 } };
  }
}

const NONE: readonly never[] = [];
