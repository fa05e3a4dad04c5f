import assert from "node:assert/strict";
import { test } from "node:test";
import { commandHere } from "../../server/src/cli/other-tools.ts";
import { registry } from "../../server/src/cli/registry.ts";
import { readArguments } from "../../server/src/cli/options.ts";

test("what is called otherwise elsewhere is named after a command that there is", () => {
  for (const name of ["apply", "diff", "drift", "validate", "fmt", "export", "rollback", "inspect", "test", "start"]) {
    const [, here] = /^it is auth-apis ([a-z-]+)(?: --[a-z-]+)? here$/.exec(commandHere(name) ?? "") ?? [];
    assert.ok(
      registry.some((entry) => entry.name === here),
      `${name}: ${String(here)}`,
    );
  }
  for (const { name } of registry) assert.equal(commandHere(name), undefined);
});

test("a short option with its value is none with one hyphen too few", () => {
  const tenant = { tenant: { type: "string", short: "t", help: "" } } as const;
  assert.equal(readArguments(["-tdev"], tenant).values.tenant, "dev");
  assert.throws(() => readArguments(["-tenant", "dev"], tenant), /^.*-tenant is written with two hyphens: --tenant$/);
  assert.deepEqual(readArguments(["--", "-tenant"], tenant).operands, ["-tenant"]);
});
