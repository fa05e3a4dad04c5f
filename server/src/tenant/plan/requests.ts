import { sum } from "../../document/sum.ts";
import type { ApiWork, Step } from "./write.ts";

// How apply reads before and after its writes. Both apply and the number in a plan go by these functions.

/** The Management API takes at most ten `identifiers` in one request. */
const apisAtOnce = 10;
/** Characters of the query; servers and proxies refuse addresses much longer. */
const longestQuery = 4000;
/** One page of grants. */
const grantsAtOnce = 100;

/** APIs that are read again together before they are written: one request per batch. */
export function batches(work: readonly ApiWork[]): readonly (readonly ApiWork[])[] {
  const all: ApiWork[][] = [];
  let length = 0;
  for (const each of work.filter(rereadsApi)) {
    const own = encodeURIComponent(each.identifier.replace(/\p{Surrogate}/gu, "?")).length + "&identifiers=".length;
    const batch = all.at(-1);
    if (batch && batch.length < apisAtOnce && length + own <= longestQuery) {
      batch.push(each);
      length += own;
    } else {
      all.push([each]);
      length = own;
    }
  }
  return all;
}

function rereadsApi({ stages }: ApiWork): boolean {
  return stages.flat().some(({ write }) => write.resource === "api" && write.seen !== undefined);
}

/** Are the grants of this API read again with one request, or each by its id? */
export function rereadsGrantsTogether(work: ApiWork): boolean {
  return work.grantsKnown <= grantsAtOnce && rereadGrants(work) > 1;
}

/** Is it one request that shows that all grants of a stage are gone, or one for each? */
export function confirmsTogether(work: ApiWork, deleted: number): boolean {
  return work.grantsKnown <= grantsAtOnce && deleted > 1;
}

/**
 * How many Management API requests it takes to apply this work: each write, the reading before it, and the reading
 * after a deletion (other writes are confirmed by their own answer). Signing in, and whatever has to be repeated
 * because of a fault, a rate limit or the five seconds that a reading lasts, come on top.
 */
export function countRequests(work: readonly ApiWork[]): number {
  const waves = [work.filter(({ last }) => !last), work.filter(({ last }) => last)];
  const readings = sum(waves, (wave) => batches(wave).length);
  return readings + sum(work, requestsOf);
}

function requestsOf(work: ApiWork): number {
  const writes = sum(work.stages, (stage) => stage.length);
  const confirmations = sum(work.stages, (stage) => {
    const grants = stage.filter((step) => isDeletion(step) && step.write.resource === "grant").length;
    const apis = stage.filter((step) => isDeletion(step) && step.write.resource === "api").length;
    return apis + (confirmsTogether(work, grants) ? 1 : grants);
  });
  return writes + confirmations + (rereadsGrantsTogether(work) ? 1 : rereadGrants(work));
}

/** A grant that is written twice is read once: the answer to the first write is the reading for the second. */
function rereadGrants({ stages }: ApiWork): number {
  const seen = stages.flat().flatMap(({ write }) => (write.resource === "grant" && write.seen ? [write.seen.id] : []));
  return new Set(seen).size;
}

function isDeletion({ write }: Step): boolean {
  return write.method === "DELETE";
}
