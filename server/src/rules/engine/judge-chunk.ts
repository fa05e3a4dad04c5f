import type { ApiEntry } from "../../document/read/api.ts";
import type { Chunk } from "../../document/chunk.ts";
import type { Finding } from "../../document/finding.ts";
import { sum } from "../../document/sum.ts";
import { type Latest, memoryKey } from "../../document/memory.ts";
import { grouped } from "../../facts/grouped.ts";
import { Collector, type Gathered, said } from "./collector.ts";
import { type ApiRule, MOST_FOUND, type Report, type RuleContext } from "../rule.ts";
import { atHome } from "./home.ts";
import { withReach } from "./reach.ts";
import { type Failure, runRule, saidBy } from "./run-rule.ts";
import { apiSchemaFindings } from "./schema-findings.ts";
import type { RuleSettings } from "./settings.ts";
import { type Extent, type Found, Tally } from "./tally.ts";
import { sortedInBlock } from "./text-order.ts";

/** What the schema and the rules say of some APIs, each thing once for all the tenants that see an API. */
export interface Judged extends Found {
  /** In the APIs' own blocks, in the order of the text. */
  readonly here: readonly Finding[];
  /** In other blocks, such as that of `defaults`; other APIs may show the same. */
  readonly elsewhere: readonly Gathered[];
  readonly failures: readonly Failure[];
}

/** What APIs are judged by, one after the other from the first on. */
export class By {
  /** Of those that were judged. */
  readonly tally = new Tally();
  readonly rules: readonly ApiRule[];
  readonly settings: RuleSettings;
  readonly judging: RuleContext;
  #extent: Extent | undefined;
  #key: readonly unknown[] = [];

  constructor(rules: readonly ApiRule[], settings: RuleSettings, judging: RuleContext) {
    this.rules = rules;
    this.settings = settings;
    this.judging = judging;
  }

  /** What the next judgement depends on besides the API. */
  get key(): readonly unknown[] {
    const { extent } = this.tally;
    if (extent !== this.#extent) {
      const { file, facts, defaultsAreKnown, tenantsAreKnown } = this.judging;
      // Where no tenant sees the APIs, nothing is missing on any.
      const lacksTenants = file.context.tenants.length > 0 && !tenantsAreKnown;
      this.#key = [this.rules, this.settings.key, facts, defaultsAreKnown, lacksTenants, extent];
      this.#extent = extent;
    }
    return this.#key;
  }
}

/**
 * Judges the APIs of a chunk, or remembers how they were judged: an API that no edit has touched, judged by the same rules with the
 * same settings, by the same facts and to the same extent, gets the same findings.
 */
export function judgeChunk(chunk: Chunk<ApiEntry>, by: By): Judged {
  const known = passBy(chunk, by);
  if (known) return known;
  const { key } = by;
  const all = together(chunk.items.map((entry) => judgeNext(entry, by)));
  return by.key === key ? chunk.latest(JUDGED, key, () => all) : all;
}

/** Judges one API, or remembers how it was judged. */
export function judgeNext(entry: ApiEntry, by: By): Judged {
  if (by.tally.extent === "none") return NOTHING;
  return counted(
    entry.latest(JUDGED, by.key, () => judge(entry, by)),
    by,
  );
}

/** How one API is judged, if that is remembered. */
export function knownJudgement(entry: ApiEntry, by: By): Judged | undefined {
  return by.tally.extent === "none" ? NOTHING : entry.known(JUDGED, by.key);
}

/** How the APIs of a chunk are judged, if that is remembered, as long as none of them is to be judged to another extent than the first. */
export function passBy(chunk: Chunk<ApiEntry>, by: By): Judged | undefined {
  if (by.tally.extent === "none") return NOTHING;
  const known = chunk.known(JUDGED, by.key);
  return known && by.tally.holdsAfter(known) ? counted(known, by) : undefined;
}

function counted(judged: Judged, { tally }: By): Judged {
  tally.add(judged);
  return judged;
}

function together(all: readonly Judged[]): Judged {
  const found = all.flatMap(({ here }) => here);
  return {
    here: [...grouped(found, ({ at }) => at.block).values()].flatMap(sortedInBlock),
    elsewhere: all.flatMap((each) => each.elsewhere),
    failures: all.flatMap((each) => each.failures),
    errors: sum(all, ({ errors }) => errors),
    others: sum(all, ({ others }) => others),
  };
}

/** How much work it is to read an API, or to judge it: about its length, in UTF-16 units, for each view of it, aliases written out. */
export function workOf({ views, tree, brought }: ApiEntry): number {
  return views.length * (LEAST + tree.end - tree.start) + brought * NODE;
}

/** How much work all that was found has been, in the same units. */
export function workOfFindings({ here, elsewhere }: Judged): number {
  return (here.length + elsewhere.length) * FINDING;
}

function judge(entry: ApiEntry, { rules, settings, judging, tally: { extent } }: By): Judged {
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
      const own = settings.severity(rule.id);
      if (own === "off" || (absent && !rule.absentToo)) continue;
      // No report is graver than its rule.
      if (extent === "errors" && (own ?? rule.severity) !== "error") continue;
      const check = (): Iterable<Report> => rule.check(api, judging, settings.options(rule.id));
      const found = runRule(rule, own, check, failures, most);
      if (found.length === 0) continue;
      collector.addFor(
        entry,
        api,
        found.map((each) => withReach(each, judging.file)),
      );
    }
  }
  const { gathered } = collector;
  const errors = gathered.filter(({ finding }) => finding.severity === "error");
  const all = extent === "errors" ? errors : gathered;
  return {
    here: all.filter(({ finding }) => finding.at.block === entry.block).map((each) => atHome(said(each), judging.file)),
    elsewhere: all.filter(({ finding }) => finding.at.block !== entry.block),
    failures,
    errors: errors.length,
    others: all.length - errors.length,
  };
}

const NOTHING: Judged = { here: [], elsewhere: [], failures: [], errors: 0, others: 0 };
/** What a value costs that an alias brings. */
const NODE = 10;
/** What a finding costs, with the memory that it takes. */
const FINDING = 100;
/** What an API of hardly any text costs. */
const LEAST = 400;
const JUDGED = memoryKey<Latest<Judged>>();
