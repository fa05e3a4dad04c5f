import type { AuthApisFile } from "../document/read/file.ts";
import type { Finding } from "../document/finding.ts";
import { Memory } from "../document/memory.ts";
import { type KnownTenants, NONE_KNOWN } from "../facts/known-tenants.ts";
import { NO_OTHERS } from "./about/other-files.ts";
import { ALL } from "./analyse.ts";
import { type Judged, judgeChunk, workIn } from "./engine/judge-chunk.ts";
import { syntaxFindings } from "./engine/reading.ts";
import { runRule } from "./engine/run-rule.ts";
import { readSettings } from "./engine/settings.ts";
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
  /** What can be said so far, in the order of the text: what YAML, the schema and the rules find in each API by itself. */
  readonly findings: readonly Finding[];
}

export function lookThrough(file: AuthApisFile, facts: KnownTenants = NONE_KNOWN): Look {
  const { document } = file;
  const settings = readSettings(file, rules);
  const judged = (at: number): Judged =>
    judgeChunk(file.chunkAt(at), ALL.apiRules, settings, { file, facts, others: NO_OTHERS });
  const fileRules = ALL.fileRules.filter(({ id }) => settings.severity(id) !== "off");
  const ask = (rule: FileRule, part: AuthApisFile): unknown =>
    runRule(rule, settings, { file: part, facts, others: NO_OTHERS }, (context) => rule.check(context), []);
  let [next, asked] = [0, 0];
  let work = 0;
  let isLong = false;
  return {
    on(most) {
      let done = 0;
      for (; next < document.chunks.length; next++) {
        const own = workIn(file.chunkAt(next), ALL.apiRules, settings, facts);
        if (own === 0) continue;
        isLong ||= done >= most;
        if (done >= most) return true;
        done += own;
        work += own;
        judged(next);
      }
      // What they say counts for the whole alone. What they remember of each chunk is most of what they cost.
      for (; isLong && asked < document.chunks.length; asked += ASKED_AT_ONCE) {
        if (done >= most) return true;
        const part = partOf(file, asked, asked + ASKED_AT_ONCE);
        for (const rule of fileRules) ask(rule, part);
        done += (work * ASKED_AT_ONCE) / document.chunks.length;
      }
      return false;
    },
    get findings() {
      const suppressions = readSuppressions(document, rules);
      const own = Array.from({ length: next }, (_, at) => judged(at).here);
      const found = inTextOrder(document, own, [...syntaxFindings(document.beginning(next))]);
      return found.filter((finding) => !suppressions.covers(finding));
    },
  };
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
