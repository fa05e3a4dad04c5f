import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { callPart } from "../../../../client/src/inspector/page/call.ts";
import { codeSection } from "../../../../client/src/inspector/page/code.ts";
import { tokenPart } from "../../../../client/src/inspector/page/token.ts";
import type { FromPage, WordKey, Words } from "../../../../client/src/inspector/protocol.ts";
import { fake, fakeDom } from "./fake-dom.ts";

fakeDom();

/** Each word is its own key. */
const words = new Proxy({}, { get: (_, key: WordKey) => key }) as Words;
const abilities = { hasToken: true, again: true, repairs: true, restores: true, snippets: [] };

suite("the inspector's page reads out of its own accord", () => {
  test("that the token is shown, and never the token", () => {
    const asked: FromPage[] = [];
    const part = tokenPart(abilities, words, (message) => asked.push(message));
    const page = fake(part.element);
    assert.equal(page.announced, "");
    page.press("reveal");
    assert.deepEqual(asked, [{ kind: "reveal" }]);
    part.show("eyJ.raw.token");
    assert.match(page.textContent, /eyJ\.raw\.token/, "It can be read.");
    assert.equal(page.announced, "shown");
    page.press("hide");
    assert.equal(page.announced, "");
    assert.doesNotMatch(page.textContent, /eyJ/);
  });

  test("how an API answered, and never all that it said", () => {
    const part = callPart("https://api.acme.dev/", words, () => undefined);
    const page = fake(part.element);
    page.press("send");
    assert.equal(page.announced, "sending");
    part.show({ kind: "answer", status: "HTTP 200", headers: "x-header: h", body: "the whole body" });
    assert.match(page.textContent, /x-header: h.*the whole body/, "It can be read.");
    assert.equal(page.announced, "HTTP 200");
    page.press("send");
    assert.doesNotMatch(page.textContent, /the whole body/);
    part.show({ kind: "failed", problem: "Nothing was sent." });
    assert.equal(page.announced, "Nothing was sent.");
  });

  test("no code: the language that was chosen is said by its list", () => {
    const snippets = [{ language: "curl", title: "curl", text: "curl --request POST" }];
    const section = codeSection(snippets, words, () => undefined);
    assert.ok(section);
    assert.match(fake(section).textContent, /--request/);
    assert.equal(fake(section).announced, "");
  });
});
