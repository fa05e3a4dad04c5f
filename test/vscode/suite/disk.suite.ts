import { renameSync, rmSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { problems } from "./problems.ts";
import { workspaceFiles } from "./workspace-files.ts";

const api = (identifier: string, more = ""): string => `apis:
  - identifier: https://${identifier}.example.com
    enforce_policies: true
${more}`;
const tenant = "tenants: { dev: { domain: acme-dev.eu.auth0.com } }\n";
const twice = ["duplicate-identifier"];
const lookalike = ["lookalike-identifier"];
const both = [...lookalike, "identifier-normal-form"];

/** A state of files that nobody has open: the rules that have something to say of each. */
type State = Readonly<Record<string, readonly string[]>>;

describe("files that nobody has open", () => {
  const files = workspaceFiles("disk");
  const at = (name: string): string => join(files.folder, name);
  before(async () => {
    const [file] = await vscode.workspace.findFiles("auth-apis.yaml");
    if (file) await vscode.window.showTextDocument(file);
  });
  after(() => files.remove());

  const base = (host: string): string => tenant.replace("com }", `com, variables: { HOST: ${host} } }`);
  const steps: readonly (readonly [what: string, act: () => void, state: State])[] = [
    [
      "come, one of them before what it extends",
      () => {
        for (const name of ["a/auth-apis.yaml", "a/b/auth-apis.yaml"]) files.write(name, tenant + api("a"));
        files.write("d/auth-apis.yaml", `extends: ../base.yaml\n${api("${HOST}")}`);
      },
      { "a/auth-apis.yaml": twice, "a/b/auth-apis.yaml": twice, "d/auth-apis.yaml": ["extends"] },
    ],
    [
      "move with a folder, and what one extends comes",
      () => {
        renameSync(at("a/b"), at("c"));
        files.write("base.yaml", base("d"));
      },
      { "a/auth-apis.yaml": twice, "c/auth-apis.yaml": twice, "a/b/auth-apis.yaml": [], "d/auth-apis.yaml": [] },
    ],
    [
      "are renamed, and what one extends gives something else",
      () => {
        renameSync(at("c/auth-apis.yaml"), at("c/orders.auth-apis.yaml"));
        files.write("base.yaml", base('"A.b"'));
        files.write("a/auth-apis.yaml", tenant + api("a.b"));
      },
      {
        "a/auth-apis.yaml": lookalike,
        "d/auth-apis.yaml": both,
        "c/orders.auth-apis.yaml": [],
        "c/auth-apis.yaml": [],
      },
    ],
    [
      "go, alone and with a folder",
      () => {
        unlinkSync(at("a/auth-apis.yaml"));
        rmSync(at("c"), { recursive: true });
        files.write("base.yaml", base("a"));
      },
      { "a/auth-apis.yaml": [], "c/orders.auth-apis.yaml": [], "d/auth-apis.yaml": [] },
    ],
  ];
  for (const [what, act, state] of steps) {
    it(what, async () => {
      act();
      for (const [name, rules] of Object.entries(state)) await problems(files.uri(name), rules);
    });
  }

  it("are all others at once, several times, as when a branch is checked out", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `branch/${index % 4}/${index}.auth-apis.yaml`);
    const checkOut = (branch: number): void => {
      const web = branch === 1 ? 7200 : 300;
      for (const [index, name] of names.entries()) {
        rmSync(at(name), { force: true });
        const isThere = index % 5 !== branch;
        if (isThere)
          files.write(name, api(String(index), `    token_lifetime: 600\n    token_lifetime_for_web: ${web}\n`));
      }
    };
    for (const branch of [1, 0, 1, 0, 1]) checkOut(branch);
    for (const [index, name] of names.entries())
      await problems(files.uri(name), index % 5 === 1 ? [] : ["web-lifetime-exceeds"]);
    checkOut(0);
    for (const name of names) await problems(files.uri(name), []);
  });
});
