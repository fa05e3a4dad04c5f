import type { ApiEntry } from "../../document/read/api.ts";
import type { Block } from "../../document/block.ts";
import type { Chunk } from "../../document/chunk.ts";
import type { Finding } from "../../document/finding.ts";
import { type Latest, memoryKey } from "../../document/memory.ts";
import { Collector, type Gathered, said } from "./collector.ts";
import type { ApiRule } from "../rule.ts";
import { atHome } from "./home.ts";
import { type Failure, type Judging, runRule, saidBy } from "./run-rule.ts";
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
  const by = [rules, settings.key, judging.facts];
  return chunk.latest(JUDGED, by, () => {
    const all = chunk.items.map((entry) => entry.latest(JUDGED, by, () => judge(entry, rules, settings, judging)));
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
 * How much work it is to judge a chunk as `judgeChunk` does: about the length of what is new, in UTF-16 units, for each view of it.
 * Nothing where it is remembered.
 */
export function workIn(
  chunk: Chunk<ApiEntry>,
  rules: readonly ApiRule[],
  settings: RuleSettings,
  facts: Judging["facts"],
): number {
  const by = [rules, settings.key, facts];
  if (chunk.knows(JUDGED, by)) return 0;
  const fresh = chunk.items.filter((entry) => !entry.knows(JUDGED, by));
  return fresh.reduce((sum, { views, tree }) => sum + views.length * (LEAST + tree.end - tree.start), 0);
}

function judge(entry: ApiEntry, rules: readonly ApiRule[], settings: RuleSettings, judging: Judging): Judged {
  const collector = new Collector();
  const failures: Failure[] = [];
  for (const api of entry.views) {
    const { absent } = api;
    collector.addFor(
      entry,
      api,
      saidBy("schema", () => apiSchemaFindings(entry, api), failures),
    );
    for (const rule of rules) {
      if (settings.severity(rule.id) === "off" || (absent && !rule.absentToo)) continue;
      const found = runRule(rule, settings, judging, (context) => rule.check(api, context), failures);
      collector.addFor(entry, api, found);
    }
  }
  const all = collector.gathered;
  return {
    here: all.filter(({ finding }) => finding.at.block === entry.block).map((each) => atHome(said(each), judging.file)),
    elsewhere: all.filter(({ finding }) => finding.at.block !== entry.block),
    failures,
  };
}

/** What an API of hardly any text costs. */
const LEAST = 200;
const JUDGED = memoryKey<Latest<Judged>>();
