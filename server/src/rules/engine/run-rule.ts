import type { AuthApisFile } from "../../document/read/file.ts";
import type { Finding, Severity } from "../../document/finding.ts";
import type { FileReport, Rule } from "../rule.ts";

/** A rule that threw, or the schema's check. */
export interface Failure {
  readonly rule: string;
  readonly message: string;
}

/**
 * Runs one rule and gives its reports their severity. What it throws is added to `failures`; what it said before counts.
 *
 * @param own - the severity that the file gives it
 * @param check - is run at once, and asked for no more than `most` says
 * @param most - so many errors, and so many others, at most
 */
export function runRule(
  rule: Rule,
  own: Severity | undefined,
  check: () => Iterable<FileReport>,
  failures: Failure[],
  most: number,
): readonly (Finding & Pick<FileReport, "entry">)[] {
  const severityOf = (report: FileReport): Severity => own ?? report.severity ?? rule.severity;
  // No report is graver than its rule.
  const isGrave = (own ?? rule.severity) === "error";
  const reports = saidBy(rule.id, check, failures, most, isGrave ? (each) => severityOf(each) === "error" : undefined);
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
 * @param most - no more is asked of it when so many were said that count
 * @param counts - which do; all, if it isn't given
 */
export function saidBy<T>(
  rule: string,
  check: () => Iterable<T>,
  failures: Failure[],
  most = Infinity,
  counts?: (each: T) => boolean,
): readonly T[] {
  let said: T[] | undefined;
  let counted = 0;
  try {
    for (const each of check()) {
      said ??= [];
      said.push(each);
      if (counts?.(each) !== false) counted++;
      if (counted >= most) break;
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
