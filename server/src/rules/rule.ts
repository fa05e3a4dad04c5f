import type { ApiEntry, ApiView } from "../document/read/api.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Finding, Fix, Severity, Span } from "../document/finding.ts";
import type { KnownTenants } from "../facts/known-tenants.ts";
import type { OtherFiles } from "./about/other-files.ts";
import type { TenantFacts } from "../facts/tenant-facts.ts";

/** What a rule says of one place. */
export interface Report {
  readonly at: Span;
  /** Names the value, says what happens if nothing is done; plain words, no blame. */
  readonly message: string;
  readonly related?: NonNullable<Finding["related"]>;
  readonly fixes?: readonly Fix[];
  /**
   * Where this case weighs otherwise than the rule's default; an error only where that is one. A severity in the file's `rules` overrides
   * both.
   */
  readonly severity?: Severity;
  readonly unnecessary?: true;
  /** Names of the tenants on which it holds; without it, all that the API's view is for. */
  readonly tenants?: readonly string[];
}

/** What a file rule says. */
export interface FileReport extends Report {
  /** The API that it is about, with `tenants`: the same said for several tenants becomes one finding that names them. */
  readonly entry?: ApiEntry;
}

/** What a rule may look at besides the API or file that it judges. */
export interface RuleContext {
  readonly file: AuthApisFile;
  /** What is known of tenants, by their domains; nothing, where nobody is signed in. */
  readonly facts: KnownTenants;
  /** Is it known what `defaults` brings to APIs (`about/known-defaults.ts`)? Else what an API seems to lack may stand there. */
  readonly defaultsAreKnown: boolean;
  /**
   * Is it known which tenants, variables and short names the file has (`about/tenant-entries.ts`)? Else what seems to be missing may be
   * there.
   */
  readonly tenantsAreKnown: boolean;
  /** The other files of the workspace, for file rules alone. */
  readonly others: OtherFiles;
}

/** A rule's options from the file's `rules`: each rule gets its own and ignores what it can't use, of which the schema speaks. */
export type RuleOptions = ReadonlyMap<string, string | number | boolean | null>;

interface RuleText {
  readonly id: string;
  readonly severity: Severity;
  /** One sentence: what it finds. */
  readonly summary: string;
  /** Why that matters, for the documentation page; Markdown. */
  readonly why: string;
  /** What is known of tenants in its examples. */
  readonly known?: readonly TenantFacts[];
  /** Files in which it finds nothing. At least one. */
  readonly good: readonly string[];
  /** Files in which it finds just what stands between ⟦ and ⟧. At least one. */
  readonly bad: readonly string[];
}

/**
 * Judges one API as a group of tenants sees it. Not asked about APIs with `state: absent` unless it says so. Its findings are
 * remembered with the API, so of the file around it may look at nothing but `tenants`, `defaults` and `extends`, `defaultsAreKnown` and
 * `tenantsAreKnown`; other facts about a tenant make it judge anew.
 */
export interface ApiRule extends RuleText {
  readonly on: "api";
  readonly absentToo?: true;
  check(api: ApiView, context: RuleContext, options: RuleOptions): Iterable<Report>;
}

/**
 * Judges the file as a whole: what one API can't show. It runs at every keystroke: what it works out of one API or block it
 * keeps with that (`entry.remember`, `block.remember`).
 */
export interface FileRule extends RuleText {
  readonly on: "file";
  check(context: RuleContext, options: RuleOptions): Iterable<FileReport>;
}

export type Rule = ApiRule | FileRule;

export function isApiRule(rule: Rule): rule is ApiRule {
  return rule.on === "api";
}

/** A rule is one file that exports one of these, and one line in `registry.ts`. */
export function defineRule<R extends Rule>(rule: R): R {
  return rule;
}

/**
 * What a rule finds in an API, for all tenants together: so many errors, and so many others. To put as many into words takes about a
 * second; an editor shows 1,000 of a file.
 */
export const MOST_FOUND = 20_000;

/** As much of the file as a whole. Several rules may find as much, and nobody remembers it: each edit puts it into words anew. */
export const MOST_FOUND_IN_FILE = 5_000;

/** By which the file's settings and comments, and the documentation, know the rules. */
export function idsOf(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.map(({ id }) => id));
}
