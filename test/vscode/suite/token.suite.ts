import assert from "node:assert/strict";
import * as vscode from "vscode";
import { page, placeCursor, replace, run, scratchFiles, tokenReport } from "./files.ts";
import { until, userOfEachTest } from "./user.ts";

const text = `apis:
  - name: Tokens RS
    identifier: https://tokens.example.com/rs
    signing_alg: RS256
    token_dialect: rfc9068_profile
    token_lifetime: 600
    token_lifetime_for_web: 600
    scopes:
      - value: read:things
        description: Read things
    grants:
      - client: Orders Worker
        scope: [read:things]
      - client: Reports Worker
        scope: []

  - name: Tokens HS
    identifier: https://tokens.example.com/hs
    # auth-apis-disable-next-line symmetric-signing -- to see what is said of it
    signing_alg: HS256
    grants:
      - client: Orders Worker
`;

describe("a test token", () => {
  const files = scratchFiles();
  const me = userOfEachTest();
  let document: vscode.TextDocument;
  before(async () => {
    document = await files.show(text);
    me.comes();
    await run("startLocalTenant");
    me.leaves();
  });
  after(async () => {
    await run("stopLocalTenant");
    await files.remove();
  });

  it("that is refused is explained, with the sync that would help", async () => {
    await placeCursor(document, "client: Orders Worker");
    await run("testToken");
    await me.hears(/^The tenant has no API https:\/\/tokens\.example\.com\/rs\.$/);
    const report = await tokenReport(/refused/);
    assert.match(report, /Sync the file to this tenant/);
    assert.match(report, /\| HTTP status \| `403` \|/);
  });

  it("is verified and judged once the file is synced", async () => {
    me.presses("Sync");
    await run("syncToTenant");
    await me.hears(/written\.$/);
    await placeCursor(document, "client: Orders Worker");
    await run("testToken");
    await me.hears(/^Verified: the token is what the file promises\.$/);
    const report = await tokenReport(/# Token: verified/);
    assert.match(report, /`read:things`/);
    assert.match(report, /`https:\/\/tokens\.example\.com\/rs`/);
  });

  it("is used again while it is valid, and said to be", async () => {
    await run("testToken");
    await me.hears(/^Verified/);
    assert.match(
      await tokenReport(/used again/),
      /- Requested: `\d+ seconds ago: a valid one is used again`|ago: a valid one/,
    );
  });

  it("is asked for by API and application where the cursor says neither", async () => {
    await placeCursor(document, "apis:");
    me.picks("Tokens RS");
    me.picks("Reports Worker");
    await run("testToken");
    await me.hears(/^Verified/);
  });

  it("is of the API at the cursor of the active editor, where several show the file", async () => {
    await placeCursor(document, "Tokens HS");
    await placeCursor(document, "client: Reports Worker", vscode.ViewColumn.Three);
    await run("testToken");
    await me.hears(/^Verified/);
    await tokenReport(/- Application: `Reports Worker /);
    await placeCursor(document, "apis:", vscode.ViewColumn.Three);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  it("that is not what the file promises is verified and found wrong", async () => {
    await replace(document, "token_lifetime: 600", "token_lifetime: 900");
    await placeCursor(document, "client: Orders Worker");
    await run("testToken");
    await me.hears(/^Verified, but the token is not what the file promises\.$/);
    assert.match(await tokenReport(/broken/), /900/);
    await replace(document, "token_lifetime: 900", "token_lifetime: 600");
  });

  it("has a repair in the file, which shows it where it stands", async () => {
    await replace(document, "token_lifetime: 600", "token_lifetime: 900");
    await placeCursor(document, "client: Orders Worker");
    me.presses("Set token_lifetime to 600 in the file");
    me.does(/^Verified, but/, async () => {
      await vscode.commands.executeCommand("workbench.action.focusSecondEditorGroup");
    });
    await run("testToken");
    await until(() => document.getText() === text || undefined, "for the repair");
    const group = await until(() => {
      const { activeTabGroup } = vscode.window.tabGroups;
      return activeTabGroup.activeTab?.input instanceof vscode.TabInputText ? activeTabGroup : undefined;
    }, "for the file to be shown");
    assert.equal(group.viewColumn, vscode.ViewColumn.One, "Not over the inspector.");
  });

  it("signed with HS256 is decoded, and not called verified without the signing secret", async () => {
    await placeCursor(document, "Tokens HS");
    me.presses("Give Signing Secret…");
    me.types("not the secret of this API");
    await run("testToken");
    await me.hears(/^Not verified: HS256 needs the API's signing secret\.$/);
    await me.hears(/^The token could not be verified; the inspector says why\.$/);
    assert.match(await tokenReport(/not verified/), /# Token: decoded only, not verified/);
  });

  it("that the user gives is judged, whoever signed it, with what it lacks", async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { iss: "https://elsewhere.example/", aud: "https://tokens.example.com/rs/", azp: "x", scope: "" };
    me.types(`Bearer ${part({ alg: "RS256", typ: "JWT" })}.${part(claims)}.c2ln`);
    await run("inspectToken");
    const report = await tokenReport(/none, but nearly|nearly/);
    assert.match(report, /`https:\/\/tokens\.example\.com\/rs\/`/);
    assert.match(report, /\| ✘ \| `read:things` \|/);
  });

  it("can be asked about without requesting one", async () => {
    await placeCursor(document, "client: Orders Worker");
    await run("why");
    await me.hears(/^Orders Worker gets a token for https:\/\/tokens\.example\.com\/rs\.$/);
    assert.match(await page("Why", /gets a token/), /No token was requested/);
  });

  it("of another API is not requested in place of one that has no grant", async () => {
    const other = await files.show(
      `${text.slice(0, text.indexOf("\n  - name: Tokens HS"))}\n  - name: Tokens none\n    identifier: https://tokens.example.com/none\n`,
    );
    me.picks("Local Tenant");
    await placeCursor(other, "Tokens none");
    await run("testToken");
    await me.hears(/^Tokens none has no grant for an application on local\.$/);
  });

  it("appears raw in no document and in no log", async () => {
    await run("showLog");
    const log = await until(
      () => texts().find((each) => /Asking localhost:\d+ for a token/.test(each)),
      "for the log to be shown",
    );
    for (const each of [log, ...texts()]) assert.doesNotMatch(each, /\beyJ[\w-]{8,}/);
  });
});

function texts(): string[] {
  return vscode.workspace.textDocuments.map((each) => each.getText());
}
