import type { AuthApisFile } from "../document/read/file.ts";
import type { Finding } from "../document/finding.ts";
import { PROBLEM } from "../document/read/parse-on.ts";
import type { ApiEntry } from "../document/read/api.ts";
import { Memory } from "../document/memory.ts";
import { type KnownTenants, NONE_KNOWN } from "../facts/known-tenants.ts";
import { NO_OTHERS } from "./about/other-files.ts";
import { ALL } from "./analyse.ts";
import { By, judgeChunk, judgeNext, knownJudgement, passBy, workOf, workOfFindings } from "./engine/judge-chunk.ts";
import { judgingOf } from "./engine/judging.ts";
import { syntaxFindings } from "./engine/reading.ts";
import { runRule } from "./engine/run-rule.ts";
import { readSettings } from "./engine/settings.ts";
import { sum } from "../document/sum.ts";
import { readSuppressions } from "./engine/suppressions.ts";
import { inTextOrder } from "./engine/text-order.ts";
import { rules } from "./registry.ts";
import type { FileRule } from "./rule.ts";

/** A file whose APIs are looked at some at a time. What was found in them is remembered, so that `analyse` has little left to do. */
export interface Look {
  /**
   * Goes on, by chunks, until so much work is done; what is known from before is none.
   *
   * @returns is there more to do?
   */
  on(work: number): boolean;
  /** What was done in all, but for what is found; a step may be much more than what it was asked for. */
  readonly work: number;
  /** What can be said so far, in the order of the text: what YAML, the schema and the rules find in each API by itself. */
  readonly findings: readonly Finding[];
}

export function lookThrough(file: AuthApisFile, facts: KnownTenants = NONE_KNOWN): Look {
  const { document } = file;
  const settings = readSettings(file, rules);
  const judging = judgingOf(file, facts, NO_OTHERS);
  const byAll = (): By => new By(ALL.apiRules, settings, judging);
  const by = byAll();
  const fileRules = ALL.fileRules.filter(({ id }) => settings.severity(id) !== "off");
  const ask = (rule: FileRule, part: AuthApisFile): unknown =>
    runRule(rule, settings, () => rule.check({ ...judging, file: part }, settings.options(rule.id)), []);
  let next = 0;
  let work = 0;
  let done = 0;
  let isLong = false;

  const count = (more: number): void => {
    done += more;
    work += more;
  };
  /**
   * Announces work before it is done. What shows only when it is done is that of reading, counted where it is a lot or the syntax is wrong,
   * and of what is found.
   */
  function* steps(): Iterable<number> {
    while (next < document.chunks.length) {
      let read = 0;
      for (const { apis, problems } of file.readChunkOn(next)) {
        count(problems * PROBLEM);
        read += sum(apis, workOf);
        if (read < A_LOT) continue;
        count(read);
        read = 0;
        yield 0;
      }
      const chunk = file.chunkAt(next);
      const isPassed = passBy(chunk, by) !== undefined;
      // What isn't to be judged any more has been read all the same.
      if (isPassed && read > 0) yield read;
      for (const { work, apis } of isPassed ? [] : portions(chunk.items, by)) {
        if (work > 0) yield work;
        for (const api of apis) {
          const isNew = !knownJudgement(api, by);
          const found = judgeNext(api, by);
          if (isNew) done += workOfFindings(found);
        }
      }
      next++;
    }
    // What they say counts for the whole alone. What they remember of each chunk is most of what they cost.
    for (let asked = 0; isLong && asked < document.chunks.length; asked += ASKED_AT_ONCE) {
      yield (work * ASKED_AT_ONCE) / document.chunks.length;
      const part = partOf(file, asked, asked + ASKED_AT_ONCE);
      for (const rule of fileRules) ask(rule, part);
    }
  }
  const left = steps()[Symbol.iterator]();
  let announced: IteratorResult<number> | undefined;
  return {
    on(most) {
      done = 0;
      for (announced ??= left.next(); !announced.done; announced = left.next()) {
        isLong ||= done >= most;
        if (done >= most) return true;
        count(announced.value);
      }
      return false;
    },
    get work() {
      return work;
    },
    get findings() {
      const suppressions = readSuppressions(document, rules);
      const soFar = byAll();
      const own = Array.from({ length: next }, (_, at) => judgeChunk(file.chunkAt(at), soFar).here);
      const found = inTextOrder(document, own, [...syntaxFindings(document.beginning(next), false)]);
      return found.filter((finding) => !suppressions.covers(finding));
    },
  };
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

/** Some chunks of a file. Nothing that is kept of the whole goes by them. */
function partOf(file: AuthApisFile, from: number, to: number): AuthApisFile {
  const chunks = file.chunks.slice(from, to);
  return {
    ...file,
    document: file.document.part(from, to),
    keys: [],
    chunks,
    apis: chunks.flatMap(({ items }) => items),
    chunkAt: (number) => file.chunkAt(from + number),
    kept: new Memory(),
  };
}

/** In chunks. All rules of the whole file take about as long for them as the others take for their APIs. */
const ASKED_AT_ONCE = 4;
/** In units of `Look.on`; a usual chunk is a quarter of it. */
const A_LOT = 200_000;
