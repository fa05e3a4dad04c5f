import type { AuthApisFile } from "../../document/read/file.ts";
import type { Finding } from "../../document/finding.ts";
import type { FileReport, Rule, RuleContext } from "../rule.ts";
import type { RuleSettings } from "./settings.ts";

/** What is judged, and what is known besides. */
export type Judging = Pick<RuleContext, "file" | "facts" | "others">;

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
  { file, facts, others }: Judging,
  check: (context: RuleContext) => Iterable<FileReport>,
  failures: Failure[],
  most = Infinity,
): readonly (Finding & Pick<FileReport, "entry">)[] {
  const set = settings.severity(rule.id);
  const own = set === "off" ? undefined : set;
  const options = settings.options(rule.id);
  const findings = function* (): Iterable<Finding & FileReport> {
    const left = { errors: most, others: most };
    for (const report of check({ file, facts, others, options })) {
      const severity = own ?? report.severity ?? rule.severity;
      if (left[severity === "error" ? "errors" : "others"]-- > 0) yield { ...report, rule: rule.id, severity };
      // No report is graver than its rule.
      if (left.errors <= 0 || (left.others <= 0 && (own ?? rule.severity) !== "error")) return;
    }
  };
  return saidBy(rule.id, findings, failures);
}

/** What a check says before it throws, if it does; that is added to `failures`. */
export function saidBy<T>(rule: string, check: () => Iterable<T>, failures: Failure[]): readonly T[] {
  const said: T[] = [];
  try {
    for (const each of check()) said.push(each);
  } catch (error) {
    const what = error instanceof Error ? error.message : "unknown error";
    const message = `Internal error in rule ${rule}: ${what}. The other rules have run; please report this.`;
    failures.push({ rule, message });
  }
  return said;
}

/** Each rule's failure once, at the top of the file: it is no fault of the place where it happened. */
export function* failureFindings(failures: readonly Failure[], { document }: AuthApisFile): Iterable<Finding> {
  const block = document.blockNumbered(0);
  const first = new Map(failures.toReversed().map((failure) => [failure.rule, failure]));
  for (const { rule, message } of first.values()) {
    if (block) yield { rule, severity: "warning", message, at: { block, start: 0, end: 1 } };
  }
}
