import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import type { CodeAction, CodeActionContext } from "vscode-languageserver-types";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { codeActions } from "../../server/src/features/code-actions.ts";
import { FIX_ALL } from "../../server/src/features/announced.ts";
import { diagnostics } from "../../server/src/features/diagnostics.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { symmetricSigning } from "../../server/src/rules/symmetric-signing.ts";
import { unknownGrantScope } from "../../server/src/rules/unknown-grant-scope.ts";
import { actions, ALL, OPTIONS } from "./actions.ts";
import { edited } from "./cursor.ts";

function applied(text: string, action: CodeAction | undefined): string {
  ok(action?.edit?.changes);
  return edited(text, action.edit.changes[OPTIONS.uri] ?? []);
}

const TYPOS = "rules:\n  symetric-signing: |hint|\n";

describe("quick fixes", () => {
  test("of a block of any length", () => {
    const scopes = "      - value: read:a\n".repeat(14_000);
    const { actions: found } = actions(`apis:\n  - identifier: https://a\n    |nme|: A\n    scopes:\n${scopes}`);
    equal(found[0]?.title, "Change to name");
  });
  test("of the finding that the range touches, with its diagnostic", () => {
    const { text, actions: found } = actions("apis:\n  - identifier: https://a\n    |token_lifetme|: 60\n");
    const [fix, ...more] = found;
    deepEqual(more, []);
    equal(fix?.title, "Change to token_lifetime");
    equal(fix.kind, "quickfix");
    equal(fix.isPreferred, true);
    equal(fix.diagnostics?.[0]?.code, "schema");
    equal(applied(text, fix), "apis:\n  - identifier: https://a\n    token_lifetime: 60\n");
  });
  test("of several, the one that is most probably meant is preferred", () => {
    const preferences = (scope: string, head = "") =>
      actions(
        `${head}apis:\n  - identifier: https://a\n    scopes: [{ value: read:orders }]\n    grants: [{ client: A, scope: ${scope} }]\n`,
        ALL,
        OPTIONS,
        [unknownGrantScope],
      ).actions.map(({ title, isPreferred }) => [title, isPreferred]);
    const define = (scope: string) => `Define ${scope} in this API's scopes`;
    deepEqual(preferences("['|raed:orders|']"), [
      ["Change to read:orders", true],
      [define("raed:orders"), undefined],
    ]);
    deepEqual(preferences("[read:orders, '|raed:orders|']"), [
      ["Remove raed:orders from the grant", true],
      [define("raed:orders"), undefined],
    ]);
    deepEqual(preferences("[|purge:stock|]"), [[define("purge:stock"), true]]);
    // What an alias brings can't be changed here.
    deepEqual(preferences("[|*s|]", "x-s: &s raed:orders\n"), [[define("raed:orders"), undefined]]);
  });
  test("the client's own diagnostic is the one that is attached", () => {
    const text = "apis:\n  - identifier: https://a\n    token_lifetme: 60\n";
    const document = Document.of(text);
    const [shown] = diagnostics(analyse(readFile(document), { rules: [symmetricSigning] }), document, OPTIONS);
    ok(shown);
    const mine = { ...shown, data: "mine" };
    const { actions: found } = actions(text.replace("token_lifetme", "|token_lifetme|"), { diagnostics: [mine] });
    deepEqual(found[0]?.diagnostics, [mine]);
  });
  test("a cursor at the end of what is underlined touches it", () => {
    ok(actions("apis:\n  - identifier: https://a\n    token_lifetme||: 60\n").actions.length > 0);
  });
  test("are one where the same edit puts right what two tenants say", () => {
    const text =
      "tenants:\n  a: { domain: a.auth0.com }\n  b: { domain: b.auth0.com }\n" +
      "apis:\n  - name: A\n    identifier: https://${tenant.domain}/api/v2\n";
    const document = Document.of(text);
    const file = readFile(document);
    const line = 5;
    const range = { start: { line, character: 20 }, end: { line, character: 20 } };
    const found = atOnce(codeActions(analyse(file), file, range, ALL, OPTIONS));
    const titles = found.filter(({ kind }) => kind === "quickfix").map(({ title }) => title);
    deepEqual(titles, [...new Set(titles)]);
    ok(found.some(({ diagnostics: of = [] }) => of.length > 1));
  });
  test("behind them, a comment that silences, where the finding is no error", () => {
    const HS = "apis:\n  - identifier: https://a\n    signing_alg: |HS256|\n";
    const { text, actions: found } = actions(HS);
    deepEqual(
      found.map(({ title, isPreferred }) => [title, isPreferred]),
      [
        ["Sign with RS256 (breaks services that verify with the secret)", true],
        ["Silence symmetric-signing here with a comment", undefined],
      ],
    );
    equal(
      applied(text, found[1]),
      text.replace("    sign", "    # auth-apis-disable-next-line symmetric-signing\n    sign"),
    );
    equal(actions(`rules: { symmetric-signing: error }\n${HS}`).actions.length, 1);
  });
  test("are asked for as well where no kind is", () => {
    const marked = "apis:\n  - identifier: https://a\n    |token_lifetme|: 60\n";
    deepEqual(actions(marked, { diagnostics: [], only: [] }), actions(marked));
  });
  test("none elsewhere", () => {
    deepEqual(actions("apis:\n  - identifier: https|:|//a\n    token_lifetme: 60\n").actions, []);
  });
  test("an edit for one version, where the client takes that", () => {
    const { actions: found } = actions("apis:\n  - identifier: https://a\n    |token_lifetme|: 60\n", ALL, {
      ...OPTIONS,
      versioned: true,
    });
    const [change] = found[0]?.edit?.documentChanges ?? [];
    ok(change && "textDocument" in change);
    deepEqual(change.textDocument, { uri: OPTIONS.uri, version: 3 });
  });
});

describe("fix all", () => {
  const only = (...kinds: string[]): CodeActionContext => ({ diagnostics: [], only: kinds });

  test("applies what is safe, wherever the cursor is", () => {
    const { text, actions: found } = actions(TYPOS, only(FIX_ALL));
    equal(found.length, 1);
    equal(found[0]?.kind, FIX_ALL);
    equal(applied(text, found[0]), "rules:\n  symmetric-signing: hint\n");
  });
  test("leaves alone what callers would see", () => {
    deepEqual(actions("apis:\n  - identifier: https://a\n    |signing_alg|: HS256\n", only(FIX_ALL)).actions, []);
  });
  test("is asked for by its kind or one above it", () => {
    for (const kind of ["source", "source.fixAll", FIX_ALL]) {
      deepEqual(
        actions(TYPOS, only(kind)).actions.map((action) => action.kind),
        [FIX_ALL],
      );
    }
    for (const kind of ["source.organizeImports", "source.fixAll.eslint", "refactor"]) {
      deepEqual(actions(TYPOS, only(kind)).actions, []);
    }
    ok(actions(TYPOS, only("quickfix")).actions.every(({ kind }) => kind === "quickfix"));
  });
  test("isn't made where an editor asks by itself what can be done", () => {
    const kinds = (context: CodeActionContext) => actions(TYPOS, context).actions.map(({ kind }) => kind);
    const [invoked, automatic] = [{ triggerKind: 1 }, { triggerKind: 2 }] as const;
    deepEqual(kinds({ ...ALL, ...invoked }), [FIX_ALL]);
    deepEqual(kinds({ ...ALL, ...automatic }), []);
    deepEqual(kinds({ ...only(FIX_ALL), ...automatic }), [FIX_ALL]);
  });
  test("of fixes that overlap it applies one", () => {
    const document = Document.of("a: b\n");
    const [block] = document.blocks;
    ok(block);
    const finding = (start: number, end: number, text: string) => ({
      rule: "schema",
      severity: "error" as const,
      message: "",
      at: { block, start, end },
      fixes: [{ title: "", safe: true, edits: [{ at: { block, start, end }, text }] }],
    });
    const findings = [finding(0, 1, "x"), finding(0, 4, "y"), finding(3, 4, "z")];
    const [action] = atOnce(
      codeActions(
        findings,
        readFile(document),
        { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        only(FIX_ALL),
        OPTIONS,
      ),
    );
    equal(applied("a: b\n", action), "x: z\n");
  });
});
