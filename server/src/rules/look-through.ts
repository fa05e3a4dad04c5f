import type { AuthApisFile } from "../document/read/file.ts";
import type { Finding } from "../document/finding.ts";
import type { ApiEntry } from "../document/read/api.ts";
import { type KnownTenants, NONE_KNOWN } from "../facts/known-tenants.ts";
import { NO_OTHERS } from "./about/other-files.ts";
import { ALL } from "./analyse.ts";
import { By, judgeChunk, judgeNext, knownJudgement, passBy, workOf, workOfFindings } from "./engine/judge-chunk.ts";
import { judgingOf } from "./engine/judging.ts";
import { syntaxFindings } from "./engine/syntax-findings.ts";
import { saidBy } from "./engine/run-rule.ts";
import { readSettings, type RuleSettings } from "./engine/settings.ts";
import { sum } from "../document/sum.ts";
import { readSuppressions } from "./engine/suppressions.ts";
import { inTextOrder } from "./engine/text-order.ts";
import { rules } from "./registry.ts";
import type { FileRule, RuleContext } from "./rule.ts";

/** A file whose APIs are looked at some at a time. What was found in them is remembered, so that `analyse` has little left to do. */
export class Look {
  readonly #file: AuthApisFile;
  readonly #judging: RuleContext;
  readonly #settings: RuleSettings;
  readonly #by: By;
  readonly #fileRules: readonly FileRule[];
  readonly #left: Iterator<number>;
  #announced: IteratorResult<number> | undefined;
  /** The number of the next chunk. */
  #next = 0;
  #work = 0;
  /** What was done of it since `on` was called. */
  #done = 0;
  #isLong = false;

  constructor(file: AuthApisFile, facts: KnownTenants = NONE_KNOWN) {
    this.#file = file;
    this.#judging = judgingOf(file, facts, NO_OTHERS);
    this.#settings = readSettings(file, rules);
    this.#by = this.#byAll();
    this.#fileRules = ALL.fileRules.filter(({ id }) => this.#settings.severity(id) !== "off");
    this.#left = this.#steps();
  }

  /**
   * Goes on, by chunks, until so much work is done; what is known from before is none.
   *
   * @returns is there more to do?
   */
  on(most: number): boolean {
    this.#done = 0;
    for (this.#announced ??= this.#left.next(); !this.#announced.done; this.#announced = this.#left.next()) {
      this.#isLong ||= this.#done >= most;
      if (this.#done >= most) return true;
      this.#count(this.#announced.value);
    }
    return false;
  }

  /** What was done in all, but for what is found; a step may be much more than what it was asked for. */
  get work(): number {
    return this.#work;
  }

  /** What can be said so far, in the order of the text: what YAML, the schema and the rules find in each API by itself. */
  get findings(): readonly Finding[] {
    const { document, keys } = this.#file;
    const suppressions = readSuppressions(document, rules);
    const soFar = this.#byAll();
    const own = Array.from({ length: this.#next }, (_, at) => judgeChunk(this.#file.chunkAt(at), soFar).here);
    const begun = { document: document.beginning(this.#next), keys };
    const found = inTextOrder(document, own, [...syntaxFindings(begun, false)]);
    return found.filter((finding) => !suppressions.covers(finding));
  }

  /**
   * Announces work before it is done. What shows only when it is done is that of reading, counted where it is a lot or nothing that the quick reader knows,
   * and of what is found.
   */
  *#steps(): Generator<number, void> {
    const { chunks } = this.#file.document;
    for (; this.#next < chunks.length; this.#next++) {
      let [read, slow] = [0, 0];
      for (const { apis, slowness } of this.#file.readChunkOn(this.#next)) {
        this.#count(slowness);
        slow += slowness;
        read += sum(apis, workOf);
        if (slow + read < A_LOT) continue;
        this.#count(read);
        slow = read = 0;
        yield 0;
      }
      const chunk = this.#file.chunkAt(this.#next);
      const isPassed = passBy(chunk, this.#by) !== undefined;
      // What isn't to be judged any more has been read all the same.
      if (isPassed && read > 0) yield read;
      for (const { work, apis } of isPassed ? [] : portions(chunk.items, this.#by)) {
        if (work > 0) yield work;
        for (const api of apis) this.#judge(api);
      }
    }
    // What they say counts for the whole alone. What they remember of each chunk is most of what they cost.
    for (let asked = 0; this.#isLong && asked < chunks.length; asked += ASKED_AT_ONCE) {
      yield (this.#work * ASKED_AT_ONCE) / chunks.length;
      this.#ask(this.#file.part(asked, asked + ASKED_AT_ONCE));
    }
  }

  #judge(api: ApiEntry): void {
    const isNew = !knownJudgement(api, this.#by);
    const found = judgeNext(api, this.#by);
    if (isNew) this.#done += workOfFindings(found);
  }

  /** Asks the rules of the whole file. */
  #ask(part: AuthApisFile): void {
    const judging = { ...this.#judging, file: part };
    for (const rule of this.#fileRules) {
      saidBy(rule.id, () => rule.check(judging, this.#settings.options(rule.id)), []);
    }
  }

  #count(more: number): void {
    this.#done += more;
    this.#work += more;
  }

  #byAll(): By {
    return new By(ALL.apiRules, this.#settings, this.#judging);
  }
}

/**
 * A chunk's APIs together, or where these are very long, or seen by many tenants, some at a time, with the work that it is to judge those
 * that are new.
 */
function* portions(
  entries: readonly ApiEntry[],
  by: By,
): Iterable<{ readonly apis: readonly ApiEntry[]; readonly work: number }> {
  let apis: ApiEntry[] = [];
  let work = 0;
  for (const entry of entries) {
    apis.push(entry);
    if (!knownJudgement(entry, by)) work += workOf(entry);
    if (work < A_LOT) continue;
    yield { apis, work };
    [apis, work] = [[], 0];
  }
  if (apis.length > 0) yield { apis, work };
}

/** In chunks. All rules of the whole file take about as long for them as the others take for their APIs. */
const ASKED_AT_ONCE = 4;
/** In units of `Look.on`; a usual chunk is a quarter of it. */
const A_LOT = 200_000;
