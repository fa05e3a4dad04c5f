import assert from "node:assert/strict";
import * as vscode from "vscode";
import { orders, planReport, placeCursor, replace, reports, run, scratchFiles } from "./files.ts";
import { until, userOfEachTest } from "./user.ts";

describe("a sync to the local tenant", () => {
  const files = scratchFiles();
  const me = userOfEachTest();
  let document: vscode.TextDocument;
  before(async () => {
    document = await files.show(orders + reports);
  });
  after(async () => {
    await run("stopLocalTenant");
    await files.remove();
  });

  it("has one that stands in for the only tenant of the file", async () => {
    await run("startLocalTenant");
    await me.hears(/The local tenant runs at localhost:\d+, and you are signed in/);
  });

  it("previews what would be created, and writes nothing", async () => {
    await run("previewSync");
    await me.hears(/dev \(localhost:\d+\): 3 to create\. Nothing was written\./);
    const plan = await planReport(/api\.example\.com\/reports/);
    assert.match(plan, /#### New/);
    assert.match(plan, /grant `worker \(Lz8TqXWm1VbYfQd3\)` on `https:\/\/api\.example\.com\/orders`/);
    await run("previewSync");
    await planReport(/3 to create/);
  });

  it("writes nothing without a yes", async () => {
    await run("syncToTenant").catch(() => undefined);
    assert.match(me.heard.join("\n"), /Sync to dev \(localhost:\d+\)\? 3 to create\./);
    // The question stays without an answer, on purpose.
    assert.throws(() => me.leaves(), /Each question has its answer/);
    me.comes();
    await run("previewSync");
    await planReport(/3 to create/);
  });

  it("goes on from the preview with the very plan that was shown", async () => {
    me.presses("Sync…");
    me.presses("Sync");
    await run("previewSync");
    await me.hears(/^Sync to dev \(localhost:\d+\): 3 written\.$/);
    assert.match(
      await planReport(/3 written/),
      /\| ✓ \| create API `https:\/\/api\.example\.com\/orders` \| written \|/,
    );
  });

  it("has nothing to do a second time, and asks nothing", async () => {
    await run("syncToTenant");
    await me.hears(/^Nothing to do: dev \(localhost:\d+\) is as the file says\.$/);
    assert.match(await planReport(/Nothing to do/), /Plan for dev/);
  });

  it("tells once of what the file has stopped naming: in previews, until a sync was made", async () => {
    const alg = "/reports\n    signing_alg: RS256\n";
    await replace(document, alg, "/reports\n");
    for (const command of ["previewSync", "previewSync", "syncToTenant"]) {
      await run(command);
      await planReport(/Nothing to do\.\n\n#### No longer managed\n[^]*`signing_alg`: keeps `RS256`/);
    }
    await run("previewSync");
    await planReport(/Nothing to do\.\n$/);
    await replace(document, "/reports\n", alg);
  });

  it("carries out no plan that is older than the last edit", async () => {
    await replace(document, "Change orders", "Change or cancel orders");
    me.presses("Sync…");
    me.does(/1 to update/, () => replace(document, "Read orders", "Read all orders"));
    await run("previewSync");
    await me.hears(/The file or the sign-in changed since the plan\. Nothing was written: preview again\./);
    await run("previewSync");
    assert.match(await planReport(/Read all orders/), /1 to update/);
  });

  it("shows what differs as a diff of the file, with the tenant's values on the left", async () => {
    const left = await until(() => {
      const diffs = vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .flatMap(({ input }) => (input instanceof vscode.TabInputTextDiff ? [input] : []));
      const own = diffs.find(({ modified }) => modified.toString() === document.uri.toString());
      return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === own?.original.toString());
    }, "for the diff editor");
    assert.equal(left.languageId, "yaml");
    const text = document.getText();
    const before = text.replace("Read all orders", "Read orders").replace("Change or cancel orders", "Change orders");
    assert.equal(left.getText(), before);
  });

  it("leaves removals out on a plain yes", async () => {
    await replace(document, "    grants:\n      - client: worker\n        scope: [read:orders]\n", "    grants: []\n");
    me.presses("Sync Without the Removals");
    await run("syncToTenant");
    await me.hears(/1 written, 1 left/);
    assert.match(await planReport(/removals were not allowed/), /removal grant `worker/);
    const left = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "Auth APIs sync");
    assert.equal(left.length, 1, "What is left is a problem at its line.");
    await replace(document, "Read all orders", "Read orders");
    await until(
      () =>
        vscode.languages.getDiagnostics(document.uri).every(({ source }) => source !== "Auth APIs sync") || undefined,
      "for the problem to go with the next edit",
    );
    await replace(document, "Read orders", "Read all orders");
  });

  it("removes nothing where another name is typed", async () => {
    me.presses("Remove…");
    me.types("prod");
    await run("syncToTenant");
    await run("previewSync");
    assert.match(await planReport(/1 removal/), /#### Removals/);
  });

  it("removes where the tenant's name is typed", async () => {
    me.presses("Remove…");
    me.types("dev");
    await run("syncToTenant");
    await me.hears(/: 1 written\.$/);
    await run("syncToTenant");
    await me.hears(/^Nothing to do/);
  });

  it("blocks an API with an error in it and says where, and syncs the rest", async () => {
    await replace(document, "  - name: Reports\n", "  - name: Reports\n    token_lifetime: soon\n");
    await replace(document, "Read all orders", "Read orders");
    me.presses("Sync");
    await run("syncToTenant");
    await me.hears(/^1 blocked: the file has an error in line \d+\. /);
    await me.hears(/1 written/);
    const line = document.positionAt(document.getText().indexOf("token_lifetime")).line + 1;
    assert.match(await planReport(/Errors in the file/), new RegExp(`- Line ${line}: `));
  });

  it("asks no tenant where errors block everything", async () => {
    await replace(document, "apis:\n", "apis: [\n");
    await run("syncToTenant");
    await me.hears(/^Nothing can be synced: the file has an error in line \d+\./);
  });
});

describe("without a local tenant", () => {
  const files = scratchFiles();
  const me = userOfEachTest();
  after(() => files.remove());

  it("offers to start one, and goes on with it", async () => {
    const document = await files.show(
      "apis:\n  - name: A\n    identifier: https://a.example.com\n    signing_alg: RS256\n",
    );
    await placeCursor(document, "identifier");
    me.picks("Start Local Tenant");
    await run("previewSync");
    await me.hears(/local \(localhost:\d+\): 1 to create/);
  });

  it("says so where it was stopped, and asks again", async () => {
    await run("stopLocalTenant");
    await me.hears(/The local tenant has ended/);
    await run("stopLocalTenant");
    await me.hears(/No local tenant runs/);
    await run("previewSync");
    assert.throws(() => me.leaves(), /Which tenant should Auth APIs act on/, "The user leaves it.");
    me.comes();
  });
});
