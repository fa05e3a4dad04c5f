import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type Fault, fakeTenant } from "./fake-tenant.ts";
import { assertRepairable, lengthOfSync, state, sync } from "./fault-scenario.ts";

// Every request of a sync goes wrong, in every way, on its way there or back; then everything from one request on; then
// somebody presses Cancel at each.

const faults: readonly Fault[] = (["request", "answer"] as const).flatMap((at) =>
  (["drop", "hang", "html", "truncated", 429, 500, 503] as const).map((kind): Fault => ({ at, kind })),
);
const refusals: readonly Fault[] = ([401, 403, "redirect"] as const).map((kind): Fault => ({ at: "request", kind }));

const length = await lengthOfSync();
/** What repairs it: a second sync, or a resume of the first, turn by turn. */
const by = (index: number) => (index % 2 === 0 ? "sync" : "resume");

suite(`one fault, at each of ${length} requests`, () => {
  for (const fault of [...faults, ...refusals]) {
    test(`${fault.kind} on the ${fault.at}`, async () => {
      for (let index = 0; index < length; index++) {
        const what = `${fault.kind} on the ${fault.at} of request ${index}`;
        const fake = fakeTenant({ state, fault: (at) => (at === index ? fault : undefined) });
        const first = await sync(fake);
        if (faults.includes(fault)) {
          // What passes is not even noticed.
          assert.ok("outcomes" in first, what);
          const states = first.outcomes.map((each) => each.state);
          assert.ok(
            states.every((each) => each === "written" || each === "unchanged"),
            `${what}: ${states.join()}`,
          );
        }
        await assertRepairable(fake, first, what, by(index));
      }
    });
  }
});

suite("nothing works any more from one request on, and later all is well again", () => {
  // Who answers 429 says that nothing was done; a tenant that keeps lying about that is not to be helped.
  const honest = faults.filter(({ at, kind }) => !(at === "answer" && kind === 429));
  for (const fault of [...honest, ...refusals]) {
    test(`${fault.kind} on the ${fault.at}`, async () => {
      for (let index = 0; index < length; index += 2) {
        let broken = true;
        const fake = fakeTenant({ state, fault: (at) => (broken && at >= index ? fault : undefined) });
        const first = await sync(fake);
        broken = false;
        await assertRepairable(fake, first, `${fault.kind} on the ${fault.at} from request ${index}`, by(index / 2));
      }
    });
  }
});

test("Cancel at each request", async () => {
  for (let index = 0; index < length; index++) {
    const controller = new AbortController();
    const cancel = (at: number) => {
      if (at === index) controller.abort();
      return undefined;
    };
    const fake = fakeTenant({ state, fault: cancel });
    const first = await sync(fake, controller.signal);
    const sent = fake.sent.slice(index + 1).filter(({ method }) => method !== "GET");
    // What was on its way in the other three places.
    assert.ok(sent.length <= 3, `${index}: ${sent.length}`);
    await assertRepairable(fake, first, `cancelled at ${index}`, by(index));
  }
});
