import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { inspectionOf, readInspection } from "../../../client/src/inspector/inspection.ts";
import { inspectionMarkdown } from "../../../client/src/inspector/markdown.ts";
import { readFromPage } from "../../../client/src/inspector/protocol.ts";
import { shell } from "../../../client/src/inspector/shell.ts";
import type { Row } from "../../../server/src/token/verdict/check.ts";
import { rawToken } from "../../../server/src/token/request/raw-token.ts";
import type { JudgedToken, TestedToken } from "../../../server/src/token/test-token.ts";

const text = "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2EifQ.c2ln";
const held: Row = { check: "audience", state: "held", expected: "https://a", actual: "https://a" };
const decoded: JudgedToken = {
  kind: "judged",
  raw: rawToken(text),
  token: { kind: "decoded", header: { alg: "RS256" }, payload: { aud: "https://a" }, problem: "unknown-key" },
  rows: [held],
};
const refused: TestedToken = {
  kind: "refused",
  refusal: { status: 403, error: "access_denied", description: "Client is not authorized | <b>" },
  explained: { cause: "no-grant", title: "No grant.", detail: "It has none.", nextStep: "Add it.", repairs: [] },
  answer: { token: "no", basis: "file", reasons: [] },
};
const notAsked: TestedToken = {
  kind: "not-asked",
  answer: {
    token: "no",
    basis: "file",
    reasons: [
      { kind: "certificate-needed", weight: "blocks", title: "It takes a certificate.", detail: "mTLS.", repairs: [] },
    ],
  },
};
const about = [{ name: "API", value: "A [x](command:y)" }];

suite("inspection", () => {
  const outcomes: readonly [string, TestedToken][] = [
    ["decoded", decoded],
    ["broken", { ...decoded, rows: [held, { check: "issuer", state: "broken", actual: "https://b/" }] }],
    ["encrypted", { ...decoded, token: { kind: "encrypted", header: {} } }],
    ["unreadable", { ...decoded, token: { kind: "unreadable", reason: "opaque" } }],
    ["refused", refused],
    ["not-asked", notAsked],
  ];
  for (const [outcome, tested] of outcomes) {
    test(`of a token that is ${outcome}`, () => assert.equal(inspectionOf(tested, about).outcome, outcome));
  }

  test("never holds the token itself", () => {
    const inspection = inspectionOf(decoded, about);
    for (const shown of [JSON.stringify(inspection), inspectionMarkdown(inspection, 0)]) {
      assert.ok(!shown.includes("c2ln") && !shown.includes(text));
    }
  });

  test("comes back from what a page has kept, and from nothing else", () => {
    const kept: unknown = JSON.parse(JSON.stringify(inspectionOf(decoded, about)));
    assert.deepEqual(readInspection(kept), kept);
    for (const wrong of [undefined, null, "x", {}, { outcome: "held" }]) assert.equal(readInspection(wrong), undefined);
  });

  test("has a text twin in which foreign text is only text", () => {
    assert.deepEqual(inspectionMarkdown(inspectionOf(refused, about), 0).split("\n"), [
      "# Token: refused",
      "",
      "No grant\\.",
      "",
      "It has none\\.",
      "",
      "Add it\\.",
      "",
      "| The tenant said | |",
      "| --- | --- |",
      "| HTTP status | `403` |",
      "| error | `access_denied` |",
      "| error\\_description | `Client is not authorized \\| <b>` |",
      "",
      "- API: `A [x](command:y)`",
      "",
    ]);
  });

  test("says of a tenant that was not asked neither that it refused nor that it spoke", () => {
    assert.deepEqual(inspectionMarkdown(inspectionOf(notAsked, about), 0).split("\n"), [
      "# Token: not requested",
      "",
      "It takes a certificate\\. mTLS\\.",
      "",
      "- API: `A [x](command:y)`",
      "",
    ]);
  });

  test("shows a name as it is, a `|` included", () => {
    const shown = inspectionMarkdown(inspectionOf(refused, [{ name: "API", value: "Orders | prod" }]), 0);
    assert.match(shown, /^- API: `Orders \| prod`$/m);
  });
});

suite("the inspector's page", () => {
  const parts = {
    script: 'https://x/"><script>',
    style: "https://x/s.css",
    source: "https://x",
    title: "T",
    language: "en",
  };

  test("allows the extension's own script and style, and nothing else", () => {
    const html = shell({ ...parts, script: "https://x/i.js" });
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    assert.equal(
      policy,
      "default-src 'none'; script-src https://x; style-src https://x; base-uri 'none'; form-action 'none'",
    );
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.doesNotMatch(html, /unsafe|nonce| on\w+=|<style/);
  });

  test("can't be left by an attribute", () => assert.equal(shell(parts).match(/<script/g)?.length, 1));

  test("is heard only where its message has the form of one", () => {
    assert.deepEqual(readFromPage({ kind: "repair", at: 1, more: "x" }), { kind: "repair", at: 1 });
    for (const wrong of [null, 1, {}, { kind: "other" }, { kind: "repair", at: "1" }, { kind: "call", url: "x" }]) {
      assert.equal(readFromPage(wrong), undefined);
    }
  });
});
