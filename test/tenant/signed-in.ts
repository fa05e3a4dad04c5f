import assert from "node:assert/strict";
import { TenantError } from "../../server/src/tenant/connection/tenant-error.ts";
import { type FakeOptions, fakeTenant } from "./fake-tenant.ts";

export const get = { method: "GET", path: "/resource-servers" } as const;
export const post = { method: "POST", path: "/resource-servers", json: { identifier: "urn:x" } } as const;

/** The token has been fetched; faults count from the first request after it. */
export async function signedIn(options: FakeOptions) {
  const fake = fakeTenant({
    ...options,
    fault: (index, request) => (index > 0 ? options.fault?.(index - 1, request) : undefined),
  });
  const api = fake.api();
  await api.identity();
  return { fake, api, sent: () => fake.sent.length - 1 };
}

export async function failureOf(promise: Promise<unknown>): Promise<TenantError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof TenantError, String(error));
  return error;
}
