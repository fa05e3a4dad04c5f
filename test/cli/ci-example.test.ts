import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { EXIT } from "../../server/src/cli/exit.ts";
import { authApis } from "./auth-apis.ts";
import { workspace } from "./workspace.ts";

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

const path = "docs/ci/github-actions.yml";
const { jobs } = parse(readFileSync(path, "utf8")) as Workflow;
const commands = Object.values(jobs)
  .flatMap(({ steps }) => steps.flatMap(({ run }) => run?.split("\n") ?? []))
  .flatMap((line) => /auth-apis (?:check|plan|sync) [^|>]*/.exec(line)?.[0].trim() ?? []);

test("the workflow checks, plans twice and syncs", () => {
  assert.deepEqual(
    commands.map((command) => command.split(" ")[1]),
    ["check", "plan", "plan", "sync"],
  );
});

test("what others publish is pinned to a commit, and no token is left in the folder", () => {
  const text = readFileSync(path, "utf8");
  const uses = text.split("\n").filter((line) => line.includes("uses:"));
  for (const line of uses) assert.match(line, /uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  const checkouts = uses.filter((line) => line.includes("actions/checkout"));
  assert.equal(text.match(/persist-credentials: false/g)?.length, checkouts.length);
});

for (const command of commands) {
  test(`its arguments are understood: ${command}`, async () => {
    // A file that isn't there is found out after the arguments are read, and before anything is sent.
    const words = command.replaceAll('"', "").replaceAll("$FILE", "none.yaml").replaceAll("$TENANT", "production");
    const args = words.replace("$BASE", "origin/main").split(" ").slice(1);
    const cwd = workspace({ "plan.json": '{"format":"auth-apis-plan","version":2}' });
    const { code, stderr } = await authApis(args, { cwd });
    assert.equal(code, EXIT.usage);
    assert.match(stderr, /none\.yaml: there is no such file|another version/);
  });
}
