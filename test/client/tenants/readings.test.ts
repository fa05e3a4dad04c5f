import assert from "node:assert/strict";
import { test } from "node:test";
import { openReadings } from "../../../client/src/tenants/readings.ts";

const domain = "acme.eu.auth0.com";
const reading = { readAt: 0, state: { apis: [], grants: [], clients: [] }, options: { thumbprint: () => undefined } };

test("what was read is kept, told and forgotten", () => {
  const readings = openReadings();
  const told: string[] = [];
  const listening = readings.onDidRead((each) => told.push(each));
  readings.begin(domain)(reading);
  assert.deepEqual([readings.of(domain), readings.domains()], [reading, [domain]]);
  readings.forget(domain);
  readings.forget(domain);
  assert.deepEqual([readings.of(domain), readings.domains()], [undefined, []]);
  listening.dispose();
  readings.begin(domain)(reading);
  assert.deepEqual(told, [domain, domain]);
});

test("what is being read when its domain is forgotten is not kept, be there one before or not; another domain's is", () => {
  for (const before of [[], [reading]]) {
    const readings = openReadings();
    before.forEach(readings.begin(domain));
    const [keep, keepOther] = [readings.begin(domain), readings.begin("other.eu.auth0.com")];
    readings.forget(domain);
    for (const each of [keep, keepOther]) each(reading);
    assert.deepEqual(readings.domains(), ["other.eu.auth0.com"]);
    readings.begin(domain)(reading);
    assert.equal(readings.of(domain), reading, "The next one counts.");
  }
});
