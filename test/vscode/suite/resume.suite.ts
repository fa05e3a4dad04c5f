import type * as vscode from "vscode";
import { orders, planReport, replace, reports, run, scratchFiles } from "./files.ts";
import { until, userOfEachTest } from "./user.ts";

describe("a sync that did not come to its end", () => {
  const files = scratchFiles();
  const me = userOfEachTest();
  let document: vscode.TextDocument;
  before(async () => {
    document = await files.show(orders);
    me.comes();
    await run("startLocalTenant");
    me.presses("Sync");
    await run("syncToTenant");
    await me.hears(/: 2 written\.$/);
    me.leaves();
  });
  after(async () => {
    await run("stopLocalTenant");
    await files.remove();
  });

  it("loses its tenant, and says what was not done", async () => {
    await replace(document, "Read orders", "Read all orders");
    await replace(document, "scope: [read:orders]\n", `scope: [read:orders]\n${reports}`);
    await document.save();
    me.presses("Sync");
    me.does(/^Sync to dev/, () => run("stopLocalTenant"));
    await run("syncToTenant");
    // The one that fails first may end the other before it was begun.
    await me.hears(/^Sync to dev \(localhost:\d+\): (2 failed|1 failed, 1 left)\.$/);
    await planReport(/\| ✗ \|.*cannot be reached/);
  });

  it("is resumed, with a yes, when the tenant is there again", async () => {
    await run("startLocalTenant");
    me.presses("Sync");
    await run("resumeSync");
    await me.hears(/^Sync to dev \(localhost:\d+\)\? 1 to create, 1 to update\./);
    await me.hears(/: 2 written\.$/);
    await run("previewSync");
    await me.hears(/^Nothing to do/);
  });

  it("has nothing left then", async () => {
    await run("resumeSync");
    await me.hears(/^Nothing is left to do for the sync of \d{4}-/);
  });

  it("is undone as a whole, what it made by the tenant's name", async () => {
    me.presses("Include the Removals…");
    me.types("dev");
    await run("undoSync");
    await me.hears(/1 to update, 1 removal/);
    await me.hears(/: 2 written\.$/);
    await run("previewSync");
    await planReport(/1 to create, 1 to update[^]*`Read orders` → `Read all orders`/);
  });

  it("is undone in its turn, which brings the sync back", async () => {
    me.presses("Sync");
    await run("undoSync");
    await me.hears(/: 2 written\.$/);
    await run("previewSync");
    await me.hears(/^Nothing to do/);
  });

  it("is undone with all that it was resumed with: here, the removal that was left out", async () => {
    await replace(document, "Read all orders", "Read some orders");
    await replace(document, "    grants:\n      - client: worker\n        scope: [read:orders]\n", "    grants: []\n");
    me.presses("Sync Without the Removals");
    await run("syncToTenant");
    await me.hears(/: 1 written, 1 left\.$/);
    me.presses("Remove…");
    me.types("dev");
    await run("resumeSync");
    await me.hears(/: 1 written\.$/);
    me.presses("Sync");
    await run("undoSync");
    await me.hears(/\? 1 to create, 1 to update\./);
    await me.hears(/: 2 written\.$/);
    await run("previewSync");
    await planReport(/1 to update, 1 removal/);
  });
});

describe("an undo that did not come to its end", () => {
  const files = scratchFiles();
  const me = userOfEachTest();
  after(async () => {
    await run("stopLocalTenant");
    await files.remove();
  });

  it("offers what is left of the undo, and not the file's sync", async () => {
    const document = await files.show(orders);
    await run("startLocalTenant");
    me.presses("Sync");
    await run("syncToTenant");
    await me.hears(/: 2 written\.$/);
    await replace(document, "Read orders", "Read all orders");
    me.presses("Sync");
    await run("syncToTenant");
    await me.hears(/: 1 written\.$/);
    await document.save();
    me.presses("Sync");
    me.does(/^Sync to dev \(localhost:\d+\)\?/, () => run("stopLocalTenant"));
    me.does(/: 1 failed\.$/, () => run("startLocalTenant"));
    me.presses("Do the Rest…");
    me.presses("Sync");
    await run("undoSync");
    await me.hears(/: 1 failed\.$/);
    await until(() => me.heard.filter((each) => /: 1 written\.$/.test(each)).length === 2 || undefined, "for the rest");
    await run("previewSync");
    await planReport(/`Read orders` → `Read all orders`/);
  });
});
