import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import type { Document } from "../document/document.ts";
import type { Finding, Related, Severity } from "../document/finding.ts";
import { noRules } from "../rules/engine/no-rules.ts";
import { rules } from "../rules/registry.ts";
import { ruleLink } from "./rule-link.ts";

/** What the form of a diagnostic depends on besides its finding. */
export interface DiagnosticOptions {
  readonly uri: string;
  /** Page that explains the rules, as {@link ruleLink} takes it. */
  readonly rulesPage?: string | undefined;
  /** The client shows related places. */
  readonly related: boolean;
  /** The text of another file as it is now. */
  readonly textOf?: (uri: string) => Document | undefined;
}

/**
 * Findings as an editor shows them, in the order of the text. Not more than MOST: errors are kept first, and the last one says how
 * many there are besides.
 *
 * @param convert - gives one finding its form
 */
export function diagnostics(
  findings: readonly Finding[],
  document: Document,
  options: DiagnosticOptions,
  convert = (finding: Finding): Diagnostic => toDiagnostic(finding, document, options),
): Diagnostic[] {
  const shown = mostSevere(findings);
  const all = shown.map(convert);
  const more = findings.length - shown.length;
  return more === 0 ? all : [...all, remainder(more)];
}

/** One finding as an editor shows it. */
export function toDiagnostic(finding: Finding, document: Document, options: DiagnosticOptions): Diagnostic {
  const { uri, rulesPage, related } = options;
  const explained = rulesPage !== undefined && EXPLAINED.has(finding.rule);
  return {
    range: document.rangeOf(finding.at),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    source: SOURCE,
    message: finding.message,
    ...(explained && { codeDescription: { href: ruleLink(rulesPage, finding.rule) } }),
    ...(finding.unnecessary && { tags: [UNNECESSARY] }),
    ...(related &&
      finding.related && {
        relatedInformation: finding.related.map((each) => ({
          location: { uri: each.source?.uri ?? uri, range: (homeOf(each, options) ?? document).rangeOf(each.at) },
          message: each.message,
        })),
      }),
  };
}

/** The document of a related place in another file: as it is now, if it still has the place. */
export function homeOf({ at, source }: Related, { textOf }: DiagnosticOptions): Document | undefined {
  const now = source && textOf?.(source.uri);
  return now && now.lineOf(at.block) >= 0 ? now : source?.document;
}

function mostSevere(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST) return findings;
  const kept = new Set<Finding>();
  for (const severity of ["error", "warning", "info", "hint"] as const) {
    for (const finding of findings) {
      if (kept.size === MOST - 1) break;
      if (finding.severity === severity) kept.add(finding);
    }
  }
  return findings.filter((finding) => kept.has(finding));
}

function remainder(more: number): Diagnostic {
  const top = { line: 0, character: 0 };
  const message = `${String(more)} more findings are not shown. \`auth-apis check\` lists all of them.`;
  return { range: { start: top, end: top }, severity: DiagnosticSeverity.Information, source: SOURCE, message };
}

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
const EXPLAINED: ReadonlySet<string> = new Set([...rules, ...noRules].map(({ id }) => id));
const UNNECESSARY = 1;
/** VS Code shows no more of one file. */
const MOST = 1000;
/** What editors show as the origin of our diagnostics. */
export const SOURCE = "auth-apis";
