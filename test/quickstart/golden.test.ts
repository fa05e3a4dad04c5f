import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { quickstartText } from "../../server/src/cli/views/quickstart-text.ts";
import { quickstart } from "../../server/src/quickstart/quickstart.ts";
import { STACK_IDS } from "../../server/src/quickstart/stacks.ts";
import { apis } from "./api.ts";

/** Where it is set, the files are written instead of compared: look at what changed before it is committed. */
const write = process.env["AUTH_APIS_WRITE_GOLDEN"] !== undefined;

/** Those for Node are run instead (run.test.ts). */
const others = STACK_IDS.filter((id) => !["express", "fastify", "nestjs", "hono"].includes(id));

describe("the code of a quickstart", () => {
  for (const stack of others)
    for (const name of ["plain", "strict", "secret"] as const)
      test(`${stack}, ${name}`, () => {
        const file = join(process.cwd(), "test/quickstart/golden", `${stack}.${name}.golden.txt`);
        const text = `${quickstartText(quickstart(stack, apis[name]))}\n`;
        if (write) writeFileSync(file, text);
        assert.equal(text, readFileSync(file, "utf8"));
      });
});
