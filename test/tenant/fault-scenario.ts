import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { Change } from "../../server/src/tenant/plan/change.ts";
import { explain } from "../../server/src/tenant/connection/explain.ts";
import type { Outcome } from "../../server/src/tenant/apply/outcome.ts";
import { isEmpty } from "../../server/src/tenant/plan/plan.ts";
import { outcomesText } from "../../server/src/tenant/views/render-text.ts";
import { preview } from "../../server/src/tenant/sync.ts";
import { TenantError } from "../../server/src/tenant/connection/tenant-error.ts";
import { apiOnTenant, clientOnTenant, desiredState, grantOnTenant, type Wanted } from "./build.ts";
import type { FakeState } from "./fake-management.ts";
import { clientSecret, fakeTenant, managementToken } from "./fake-tenant.ts";
import { recorded, resume } from "./journal-run.ts";

/** A sync of thirty objects: new ones, changes, a scope and an API that go, and what nobody may touch. */
const applications = ["alpha", "beta", "gamma"];
export const state: Partial<FakeState> = {
  apis: [
    apiOnTenant({
      id: "5f0000000000000000000001",
      identifier: "urn:change",
      scopes: [{ value: "old" }],
      name: "Before",
    }),
    apiOnTenant({ id: "5f0000000000000000000002", identifier: "urn:also", name: "Before" }),
    ...many(6, (at) =>
      apiOnTenant({ id: `5f00000000000000000000b${at}`, identifier: `urn:also:${at}`, name: "Before" }),
    ),
    apiOnTenant({ id: "5f0000000000000000000003", identifier: "urn:delete" }),
    apiOnTenant({ id: "5f0000000000000000000004", identifier: "urn:other", name: "Not in the file" }),
  ],
  grants: [
    grantOnTenant("alpha", { id: "cgr_1", audience: "urn:change", scope: ["old"] }),
    grantOnTenant("beta", { id: "cgr_2", audience: "urn:change" }),
    grantOnTenant("gamma", { id: "cgr_3", audience: "urn:change" }),
    grantOnTenant("alpha", { id: "cgr_4", audience: "urn:delete" }),
    grantOnTenant("alpha", { id: "cgr_5", audience: "urn:other" }),
  ],
  clients: applications.map((id) => clientOnTenant(id)),
};
export const wanted: readonly Wanted[] = [
  {
    identifier: "urn:new",
    fields: { name: "New", scopes: [{ value: "a" }] },
    grants: [{ client: "alpha", fields: { scope: ["a"] } }],
  },
  {
    identifier: "urn:change",
    fields: { name: "After", scopes: [{ value: "new" }] },
    grants: [{ client: "alpha", fields: { scope: ["new"] } }],
  },
  { identifier: "urn:also", fields: { name: "After" } },
  ...many(6, (at) => ({ identifier: `urn:also:${at}`, fields: { name: "After" } })),
  ...many(4, (at) => ({
    identifier: `urn:new:${at}`,
    fields: { name: "New", scopes: [{ value: "a" }] },
    grants: ["alpha", "beta"].map((client) => ({ client, fields: { scope: ["a"] } })),
  })),
  { identifier: "urn:delete", absent: true },
];
export const untouched = ["5f0000000000000000000004", "cgr_5"];

function many<T>(count: number, each: (at: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, at) => each(at));
}

/** With a journal, as far as it came to one. */
export async function sync(fake: ReturnType<typeof fakeTenant>, signal?: AbortSignal) {
  const run = recorded(fake);
  try {
    const outcomes = await run.sync(desiredState(wanted), signal && { signal });
    return { outcomes, history: run.history(), journal: run.lines.join("\n") };
  } catch (error) {
    assert.ok(error instanceof TenantError, inspect(error));
    return { error };
  }
}

export async function lengthOfSync(): Promise<number> {
  const fake = fakeTenant({ state });
  await sync(fake);
  return fake.sent.length;
}

/** Whatever became of it: the report is true, tells no secret, and a second sync, or a resume, finishes. */
export async function assertRepairable(
  fake: ReturnType<typeof fakeTenant>,
  first: Awaited<ReturnType<typeof sync>>,
  what: string,
  by: "sync" | "resume",
): Promise<void> {
  if ("outcomes" in first) {
    assertTrue(first.outcomes, fake.state, what);
    for (const outcome of first.outcomes) assertSilent(outcome);
    assertSilent(outcomesText(first.outcomes, (_, text) => text));
    assertSilent(first.journal ?? "");
  } else {
    assertSilent(first.error);
  }
  if (by === "resume" && "history" in first) await resume(fake, first.history);
  else assert.ok("outcomes" in (await sync(fake)), what);
  assert.ok(isEmpty((await preview(desiredState(wanted), fake.api())).plan), what);
  assertNothingTwice(fake.state, what);
  for (const id of untouched) assert.deepEqual(withId(fake.state, id), withId(state, id), what);
}

/** What is called written is there, and what is called left is not. */
function assertTrue(outcomes: readonly Outcome[], now: FakeState, what: string): void {
  for (const outcome of outcomes) {
    const { change, state: claim } = outcome;
    const there = isThere(change, now);
    const name = `${what}: ${change.kind} of ${change.resource} ${change.identifier} is called ${claim}`;
    if (claim === "written" || claim === "unchanged") assert.ok(there, name);
    if (claim === "pending" || claim === "moved" || (claim === "failed" && !outcome.sent)) assert.ok(!there, name);
  }
}

function isThere({ kind, resource, identifier, clientId, fields }: Change, now: FakeState): boolean {
  const api = now.apis.find((each) => each["identifier"] === identifier);
  const grant = now.grants.find((each) => each["audience"] === identifier && each["client_id"] === clientId);
  const scopes = (api?.["scopes"] ?? []) as { value: string }[];
  if (resource === "api" && kind === "removal" && fields.length > 0)
    return !scopes.some(({ value }) => value === "old");
  if (kind === "removal") return (resource === "api" ? api : grant) === undefined;
  if (resource === "grant") return String(grant?.["scope"]) === (identifier.startsWith("urn:new") ? "a" : "new");
  return api?.["name"] === (kind === "create" ? "New" : "After");
}

function assertNothingTwice({ apis, grants }: FakeState, what: string): void {
  const names = [
    ...apis.map((api) => String(api["identifier"])),
    ...grants.map((grant) => [grant["audience"], grant["client_id"], grant["subject_type"]].join(" ")),
  ];
  assert.equal(new Set(names).size, names.length, what);
}

export function withId({ apis = [], grants = [] }: Partial<FakeState>, id: string) {
  return [...apis, ...grants].find((each) => each["id"] === id);
}

/** No secret and no token in anything that could be shown or logged. */
function assertSilent(said: Outcome | TenantError | string): void {
  const texts = [inspect(said, { depth: 10, showHidden: true }), JSON.stringify(said)];
  const failure =
    said instanceof TenantError ? said : typeof said === "object" && "failure" in said ? said.failure : undefined;
  if (failure) {
    texts.push(String(failure), failure.stack ?? "", JSON.stringify(explain(failure.code, failure.facts)));
    texts.push(JSON.stringify(failure, Object.getOwnPropertyNames(failure)), inspect(failure.cause, { depth: 10 }));
  }
  for (const text of texts) {
    assert.ok(!text.includes(clientSecret) && !text.includes(managementToken), text);
  }
}
