import { readFileSync } from "node:fs";
import { test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { startLocal } from "./local.ts";
import { workspace } from "./workspace.ts";

test("the sample has no finding above info and goes to the local tenant as it is", async () => {
  const own = await startLocal();
  const cwd = workspace({ "a.yaml": readFileSync("samples/auth-apis.yaml", "utf8") });
  exits(await authApis(["check", "a.yaml", "--max-warnings", "0"], { cwd }), 0);
  exits(await authApis(["sync", "a.yaml", ...own.target, "--yes"], { cwd }), 0);
  exits(await authApis(["plan", "a.yaml", ...own.target], { cwd }), 0);
});
