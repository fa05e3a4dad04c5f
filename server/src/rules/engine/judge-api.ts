import type { ApiEntry } from "../../document/api.ts";
import type { AuthApisFile } from "../../document/file.ts";
import type { Finding } from "../../document/finding.ts";
import { memoryKey } from "../../document/memory.ts";
import { Collector, type Gathered, said } from "./collector.ts";
import type { ApiRule } from "../rule.ts";
import { type Failure, runRule } from "./run-rule.ts";
import { apiSchemaFindings } from "./schema-findings.ts";
import type { RuleSettings } from "./settings.ts";

/** What the schema and the rules say of one API, each thing once for all the tenants that see it. */
export interface JudgedApi {
  /** In the API's own block. */
  readonly here: readonly Finding[];
  /** In another block, such as that of `defaults`; other APIs may show the same. */
  readonly elsewhere: readonly Gathered[];
  readonly failures: readonly Failure[];
}

/**
 * Judges an API, or remembers how it was judged: an API that no edit has touched, judged by the same rules with the same
 * settings, gets the same findings.
 */
export function judgeApi(
  entry: ApiEntry,
  rules: readonly ApiRule[],
  settings: RuleSettings,
  file: AuthApisFile,
): JudgedApi {
  const last = entry.remember(JUDGED, () => ({ judged: undefined }));
  if (last.judged === undefined || last.settings !== settings.key || last.rules !== rules) {
    last.judged = judge(entry, rules, settings, file);
    last.settings = settings.key;
    last.rules = rules;
  }
  return last.judged;
}

function judge(entry: ApiEntry, rules: readonly ApiRule[], settings: RuleSettings, file: AuthApisFile): JudgedApi {
  const collector = new Collector();
  const failures: Failure[] = [];
  for (const api of entry.views) {
    collector.addFor(entry, api, apiSchemaFindings(entry, api));
    for (const rule of rules) {
      if (settings.severity(rule.id) === "off" || (api.absent && !rule.absentToo)) continue;
      const found = runRule(rule, settings, file, (context) => rule.check(api, context), failures);
      collector.addFor(entry, api, found);
    }
  }
  const all = collector.gathered;
  return {
    here: all.filter(({ finding }) => finding.at.block === entry.block).map(said),
    elsewhere: all.filter(({ finding }) => finding.at.block !== entry.block),
    failures,
  };
}

interface Judgement {
  judged: JudgedApi | undefined;
  settings?: string;
  rules?: readonly ApiRule[];
}

const JUDGED = memoryKey<Judgement>();
