import type { ApiEntry } from "../../document/read/api.ts";
import type { Block } from "../../document/block.ts";
import type { Chunk } from "../../document/chunk.ts";
import type { Finding } from "../../document/finding.ts";
import { type Latest, memoryKey } from "../../document/memory.ts";
import { Collector, type Gathered, said } from "./collector.ts";
import { type ApiRule, MOST_FOUND, type Report } from "../rule.ts";
import { atHome } from "./home.ts";
import type { Judging } from "./judging.ts";
import { withReach } from "./reach.ts";
import { type Failure, runRule, saidBy } from "./run-rule.ts";
import { apiSchemaFindings } from "./schema-findings.ts";
import type { RuleSettings } from "./settings.ts";
import { sortedInBlock } from "./text-order.ts";

/** What the schema and the rules say of some APIs, each thing once for all the tenants that see an API. */
export interface Judged {
  /** In the APIs' own blocks, in the order of the text. */
  readonly here: readonly Finding[];
  /** In other blocks, such as that of `defaults`; other APIs may show the same. */
  readonly elsewhere: readonly Gathered[];
  readonly failures: readonly Failure[];
}

/**
 * Judges the APIs of a chunk, or remembers how they were judged: an API that no edit has touched, judged by the same rules with the
 * same settings and by the same facts, gets the same findings.
 */
export function judgeChunk(
  chunk: Chunk<ApiEntry>,
  rules: readonly ApiRule[],
  settings: RuleSettings,
  judging: Judging,
): Judged {
  return chunk.latest(JUDGED, judgedBy(rules, settings, judging), () => {
    const all = chunk.items.map((entry) => judged(entry, rules, settings, judging));
    const blocks = new Map<Block, Finding[]>();
    for (const finding of all.flatMap(({ here }) => here)) {
      const inBlock = blocks.get(finding.at.block);
      if (inBlock) inBlock.push(finding);
      else blocks.set(finding.at.block, [finding]);
    }
    return {
      here: [...blocks.values()].flatMap(sortedInBlock),
      elsewhere: all.flatMap((each) => each.elsewhere),
      failures: all.flatMap((each) => each.failures),
    };
  });
}

/**
 * The APIs that must be judged for `judgeChunk`; of the others it is remembered.
 *
 * @param by - see `judgedBy`
 */
export function unjudged(chunk: Chunk<ApiEntry>, by: readonly unknown[]): readonly ApiEntry[] {
  return chunk.knows(JUDGED, by) ? [] : chunk.items.filter((entry) => !entry.knows(JUDGED, by));
}

/** Judges one API, or remembers how it was judged. */
export function judged(entry: ApiEntry, rules: readonly ApiRule[], settings: RuleSettings, judging: Judging): Judged {
  return entry.latest(JUDGED, judgedBy(rules, settings, judging), () => judge(entry, rules, settings, judging));
}

/** How much work it is to read an API, or to judge it: about its length, in UTF-16 units, for each view of it, aliases written out. */
export function workOf({ views, tree, brought }: ApiEntry): number {
  return views.length * (LEAST + tree.end - tree.start) + brought * NODE;
}

/** How much work all that was found has been, in the same units. */
export function workOfFindings({ here, elsewhere }: Judged): number {
  return (here.length + elsewhere.length) * FINDING;
}

/** What a judgement depends on besides the API. */
export function judgedBy(
  rules: readonly ApiRule[],
  { key }: RuleSettings,
  { facts, defaultsAreKnown, tenantsAreTorn }: Judging,
): readonly unknown[] {
  return [rules, key, facts, defaultsAreKnown, tenantsAreTorn];
}

function judge(entry: ApiEntry, rules: readonly ApiRule[], settings: RuleSettings, judging: Judging): Judged {
  const collector = new Collector();
  const failures: Failure[] = [];
  const most = MOST_FOUND / entry.views.length;
  for (const api of entry.views) {
    const { absent } = api;
    collector.addFor(
      entry,
      api,
      saidBy("schema", () => apiSchemaFindings(entry, api, most), failures),
    );
    for (const rule of rules) {
      if (settings.severity(rule.id) === "off" || (absent && !rule.absentToo)) continue;
      const check = (): Iterable<Report> => rule.check(api, judging, settings.options(rule.id));
      const found = runRule(rule, settings, check, failures, most);
      if (found.length === 0) continue;
      collector.addFor(
        entry,
        api,
        found.map((each) => withReach(each, judging.file)),
      );
    }
  }
  const all = collector.gathered;
  return {
    here: all.filter(({ finding }) => finding.at.block === entry.block).map((each) => atHome(said(each), judging.file)),
    elsewhere: all.filter(({ finding }) => finding.at.block !== entry.block),
    failures,
  };
}

/** What a value costs that an alias brings. */
const NODE = 10;
/** What a finding costs, with the memory that it takes. */
const FINDING = 100;
/** What an API of hardly any text costs. */
const LEAST = 400;
const JUDGED = memoryKey<Latest<Judged>>();
