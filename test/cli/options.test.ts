import assert from "node:assert/strict";
import { test } from "node:test";
import { readArguments } from "../../server/src/cli/options.ts";

const options = {
  tenant: { type: "string", short: "t", value: "TENANT", help: "" },
  var: { type: "string", multiple: true, help: "" },
  format: { type: "string", choices: ["pretty", "json"], help: "" },
  yes: { type: "boolean", short: "y", help: "" },
} as const;

const nothing = { tenant: undefined, var: [], format: "pretty", yes: false };
const read: readonly (readonly [args: string, values: object, operands?: readonly string[]])[] = [
  ["", nothing],
  ["a.yaml b.yaml", nothing, ["a.yaml", "b.yaml"]],
  ["-t dev a.yaml", { ...nothing, tenant: "dev" }, ["a.yaml"]],
  ["-tdev", { ...nothing, tenant: "dev" }],
  ["--tenant=-x", { ...nothing, tenant: "-x" }],
  ["-yt dev", { ...nothing, yes: true, tenant: "dev" }],
  ["--var A=1 a.yaml --var B=2", { ...nothing, var: ["A=1", "B=2"] }, ["a.yaml"]],
  ["--yes --yes --format json", { ...nothing, yes: true, format: "json" }],
  ["--yes -- --format -", { ...nothing, yes: true }, ["--format", "-"]],
];
for (const [args, values, operands = []] of read) {
  test(`"${args}"`, () => {
    assert.deepEqual(readArguments(args.split(" ").filter(Boolean), options), { values, operands });
  });
}
