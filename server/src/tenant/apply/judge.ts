import type { JsonObject } from "../../facts/json.ts";
import { moves } from "../plan/difference.ts";
import { failed, type Result } from "./outcome.ts";
import { oneLine } from "../../text/printable.ts";
import type { Readings } from "./readings.ts";
import { type Resource, touches } from "./resources.ts";
import { TenantError } from "../connection/tenant-error.ts";
import { followsLifetime } from "../plan/web-lifetime.ts";
import type { Write } from "../plan/write.ts";

/**
 * Compares the answer to a write with what was wanted. It is the tenant's word on what it now holds, and so counts as
 * read back; where it is something else, the tenant is asked once more.
 *
 * @param fresh - what was read before a change; `undefined` for a create
 */
export async function judge(
  write: Write,
  fresh: JsonObject | undefined,
  answer: Resource,
  at: number,
  readings: Readings,
): Promise<Result> {
  readings.wrote(answer, at);
  const sent = touches(write, fresh ?? {});
  /** What the file wants, and what was not sent since the tenant had it, another writer has changed. */
  const unkept = (fields: JsonObject) => write.remaining(fields).filter(({ path }) => sent.has(fieldOf(path)));
  if (unkept(answer.fields).length > 0) {
    const again = await readings.again(write).catch(() => undefined);
    const left = unkept(again?.value?.fields ?? answer.fields);
    if (left.length > 0) {
      const paths = oneLine(left.map(({ path }) => path).join(", "), 300);
      return failed(new TenantError("not-kept", { domain: readings.domain, unkept: paths }), "sent");
    }
  }
  // Not sent, and yet no longer as it was read: somebody else writes at the same time.
  const changed = fresh === undefined ? [] : moves(fresh, answer.fields).map(({ path }) => path);
  const meanwhile = changed.filter((path) => !sent.has(fieldOf(path)) && !followsLifetime(path, sent, answer.fields));
  return { state: "written", ...(meanwhile.length > 0 && { meanwhile }) };
}

function fieldOf(path: string): string {
  return path.split(".", 1).join();
}
