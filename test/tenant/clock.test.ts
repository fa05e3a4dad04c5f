import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { systemClock } from "../../server/src/tenant/connection/clock.ts";

suite("the system's clock", () => {
  test("lets many wait on one signal, and all of them stop with it", async () => {
    const warnings: unknown[] = [];
    const listen = (warning: unknown) => warnings.push(warning);
    process.on("warning", listen);
    const controller = new AbortController();
    const waiting = Array.from({ length: 30 }, () => systemClock.sleep(60_000, controller.signal));
    controller.abort();
    const ends = await Promise.allSettled(waiting);
    await systemClock.sleep(0);
    process.off("warning", listen);
    assert.ok(ends.every(({ status }) => status === "rejected"));
    assert.deepEqual(warnings, []);
  });

  test("does not begin to wait for what is cancelled already", async () => {
    await assert.rejects(systemClock.sleep(60_000, AbortSignal.abort()));
  });

  test("has deadlines that end, and that can be cleared", async () => {
    const cleared = systemClock.deadline(1);
    cleared.clear();
    const { signal } = systemClock.deadline(1);
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    assert.equal(cleared.signal.aborted, false);
  });
});
