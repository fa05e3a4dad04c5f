import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { type Local, startLocal } from "./local.ts";
import { planJson } from "./plan-json.ts";
import { workspace } from "./workspace.ts";

let local: Local;
before(async () => {
  local = await startLocal();
});

const api = (name: string, more = "") => `  - identifier: https://api.example/${name}\n${more}`;
const lifetime = "    token_lifetime: 3600\n    token_lifetime_for_web: 60\n";

/** A file that was synced, and what the command line does with it and says of it as released. */
async function synced(text: string) {
  const cwd = workspace({ "a.yaml": text });
  const env = { AUTH_APIS_STATE_DIR: join(cwd, "state") };
  const on = (...args: string[]) => authApis([...args, ...local.target], { cwd, env });
  exits(await on("sync", "a.yaml", "--yes"), 0);
  return {
    cwd,
    on,
    edit: (edited: string) => writeFileSync(join(cwd, "a.yaml"), edited),
    released: async (code = 0): Promise<readonly string[]> => {
      const { changes } = planJson(exits(await on("plan", "a.yaml", "--format", "json"), code));
      return changes
        .filter(({ kind }) => kind === "released")
        .map(({ identifier, fields }) => [identifier, ...fields.map(({ path }) => path)].join(" "));
    },
  };
}

test("what the file stopped naming is told by each plan, until a sync was made, even with nothing to write", async () => {
  const { on, edit, released } = await synced(`apis:\n${api("told", lifetime)}${api("told/gone")}`);
  assert.deepEqual(await released(), []);
  edit(`apis:\n${api("told", "    token_lifetime_for_web: 60\n")}`);
  const expected = ["https://api.example/told token_lifetime", "https://api.example/told/gone"];
  assert.deepEqual(await released(), expected);
  assert.deepEqual(await released(), expected);
  const run = exits(await on("sync", "a.yaml"), 0);
  assert.match(run.stdout, /No longer managed\n.*\n +token_lifetime: keeps 3600, no longer managed\n.*told\/gone/);
  assert.deepEqual(await released(), []);
});

test("a sync that the user does not agree to, or of other APIs alone, leaves it told", async () => {
  const { on, edit, released } = await synced(`apis:\n${api("left", lifetime)}${api("left/other", lifetime)}`);
  edit(`apis:\n${api("left")}${api("left/other", lifetime.replace("3600", "7200"))}`);
  const expected = ["https://api.example/left token_lifetime token_lifetime_for_web"];
  exits(await on("sync", "a.yaml"), 64);
  assert.deepEqual(await released(2), expected);
  exits(await on("sync", "a.yaml", "--yes", "--api", "https://api.example/left/other"), 0);
  assert.deepEqual(await released(), expected);
});

test("a file that can't be read has released nothing", async () => {
  const text = `apis:\n${api("broken", lifetime)}`;
  const { on, edit, released } = await synced(text);
  for (const broken of ["apis: [\n", text.replace("identifier: h", "identifier: &a *b h"), "apis: 7\n"]) {
    edit(broken);
    assert.deepEqual(await released(1), [], broken);
    exits(await on("sync", "a.yaml", "--yes"), 1);
  }
  edit(`apis:\n${api("broken")}`);
  assert.deepEqual(await released(), ["https://api.example/broken token_lifetime token_lifetime_for_web"]);
});

test("what is kept holds no more than the file says, and is damaged without harm", async () => {
  const { cwd, released } = await synced(`apis:\n${api("damaged", lifetime)}`);
  const [name, ...others] = readdirSync(join(cwd, "state")).filter((each) => each.startsWith("last-sync-"));
  assert.deepEqual(others, []);
  const good = { identifier: "https://api.example/damaged", fields: { name: "Damaged" }, grants: [] };
  const grant = { clientId: "a", subjectType: "client", fields: {} };
  const apis = [
    [good, null],
    [good, 7],
    [good, []],
    [good, { fields: {} }],
    [good, { identifier: 7, fields: {} }],
    [{ ...good, fields: null }],
    [{ ...good, fields: [] }],
    [{ ...good, grants: null }],
    [{ ...good, grants: [grant, null] }],
    [{ ...good, grants: [{ ...grant, clientId: 7 }] }],
    [{ ...good, grants: [{ ...grant, fields: "scope" }] }],
    "none",
  ].map((each) => JSON.stringify({ version: 1, apis: each }));
  for (const damaged of ["{", "null", "[]", '{"version":1}', ...apis]) {
    writeFileSync(join(cwd, "state", name ?? ""), damaged);
    assert.deepEqual(await released(), [], damaged);
  }
  writeFileSync(join(cwd, "state", name ?? ""), JSON.stringify({ version: 1, apis: [good] }));
  assert.deepEqual(await released(), ["https://api.example/damaged name"]);
});
