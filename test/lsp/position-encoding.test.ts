import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";
import type { PositionEncodingKind, SymbolInformation } from "vscode-languageserver/node";
import { Document } from "../../server/src/document/document.ts";
import { LENS_COMMANDS } from "../../server/src/features/lenses/lens-commands.ts";
import { initializeResult } from "../../server/src/lsp/capabilities.ts";
import { readClient } from "../../server/src/lsp/client.ts";
import { utf8 } from "../../server/src/lsp/wire/position-encoding.ts";
import * as fc from "../properties.ts";
import { MODERN, start, URI } from "./client.ts";

const TEXT = `\uFEFF# 😀
x-é: 😀
tenants: { dev: { domain: d.eu.auth0.com, variables: { É: "é" }, clients: { wörker: abc } } }
apis:
  - { name: "😀 A", identifier: "https://é/\${É}", scopes: [{ value: "ré:😀" }, { value: "ré:😀" }] }
  - name: 😀 &a
    token_lifetme: "é"\t# é
    scopes: [{ value: "é" }]\t
    grants: [{ client: wörker, scope: ["é", "😀"] }]
    identifier: "https://é/\${É}"
`;

/** A client that counts positions its own way. */
async function clientThatCounts(encoding: PositionEncodingKind) {
  const session = start();
  const { capabilities } = await session.initialize(
    { ...MODERN, general: { positionEncodings: [encoding] } },
    { initializationOptions: { commands: Object.values(LENS_COMMANDS) } },
  );
  equal(capabilities.positionEncoding, encoding);
  return { ...session, ...counting(encoding) };
}

function counting(encoding: PositionEncodingKind) {
  const unit = encoding === "utf-8" ? "utf8" : "utf16le";
  const width = encoding === "utf-8" ? 1 : 2;
  const count = (text: string): number => Buffer.byteLength(text, unit) / width;
  return {
    positionAt(text: string, offset: number) {
      const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
      return { line: lines.length - 1, character: count(lines.at(-1) ?? "") };
    },
    offsetAt(text: string, { line, character }: { line: number; character: number }): number {
      const breaks = [...text.matchAll(/\r\n|\r|\n/g)];
      const before = breaks[line - 1];
      const from = before ? before.index + before[0].length : 0;
      const whole = Buffer.from(text.slice(from, breaks[line]?.index), unit);
      const part = whole.subarray(0, character * width).toString(unit);
      equal(count(part), Math.min(character, whole.length / width), "not inside of a character");
      return from + part.length;
    },
  };
}
type CountingClient = Awaited<ReturnType<typeof clientThatCounts>>;

/** The value with an offset for each position. */
function withOffsets(value: unknown, text: string, client: CountingClient): unknown {
  if (Array.isArray(value)) return value.map((each) => withOffsets(each, text, client));
  if (typeof value !== "object" || value === null) return value;
  const { line, character } = value as Record<string, unknown>;
  if (typeof line === "number" && typeof character === "number") return client.offsetAt(text, { line, character });
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withOffsets(inner, text, client)]));
}

/** What stands in the file for each token. */
function tokenTexts({ data }: { data: number[] }, text: string, client: CountingClient): string[] {
  let place = { line: 0, character: 0 };
  const texts: string[] = [];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0] = data.slice(at, at + 3);
    place = { line: place.line + lines, character: (lines > 0 ? 0 : place.character) + characters };
    const end = { ...place, character: place.character + length };
    texts.push(text.slice(client.offsetAt(text, place), client.offsetAt(text, end)));
  }
  return texts;
}

/** All that is answered of the text as a whole, and of a place in it. */
async function answers(client: CountingClient, text: string, offset: number, uri = URI): Promise<unknown> {
  const textDocument = { uri };
  const position = client.positionAt(text, offset);
  const range = { start: client.positionAt(text, 0), end: client.positionAt(text, text.length) };
  const context = { includeDeclaration: true };
  const ask = async (method: string, more: object = {}): Promise<unknown> => {
    const answer = await client.request<unknown>(`textDocument/${method}`, { textDocument, ...more }).catch(String);
    return { method, answer: withOffsets(answer, text, client) };
  };
  const diagnostics = await client.pull(uri);
  const tokens = (method: string): Promise<{ data: number[] }> =>
    client.request(`textDocument/semanticTokens/${method}`, { textDocument, range });
  const symbols = await client.request<SymbolInformation[]>("workspace/symbol", { query: "" });
  return [
    withOffsets(diagnostics, text, client),
    tokenTexts(await tokens("full"), text, client),
    tokenTexts(await tokens("range"), text, client),
    withOffsets(symbols, text, client),
    ...(await Promise.all([
      ask("completion", { position }),
      ask("hover", { position }),
      ask("definition", { position }),
      ask("references", { position, context }),
      ask("documentHighlight", { position }),
      ask("prepareRename", { position }),
      ask("rename", { position, newName: "other" }),
      ask("onTypeFormatting", { position, ch: "\n", options: {} }),
      ask("selectionRange", { positions: [position] }),
      ask("inlayHint", { range }),
      ask("codeAction", { range, context: { diagnostics } }),
      ...["codeLens", "documentLink", "documentSymbol", "foldingRange"].map((method) => ask(method)),
      ...["formatting", "rangeFormatting"].map((method) => ask(method, { range, options: {} })),
    ])),
  ];
}

const wide = fc.constantFrom("é", "€", "😀", "a", "\t", " ", "\r\n", "\n", "\r", '"', ": ", "- ");
const edit = fc.record({
  at: fc.nat(TEXT.length),
  remove: fc.nat(8),
  text: fc.array(wide, { maxLength: 4 }).map((parts) => parts.join("")),
});

describe("a client that counts bytes and one that counts UTF-16 units", async () => {
  const clients = [await clientThatCounts("utf-8"), await clientThatCounts("utf-16")] as const;

  test("get the same spans, after edits as well", async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(edit, { maxLength: 4 }), fc.nat(TEXT.length), async (crlf, edits, at) => {
        const before = crlf ? TEXT.replaceAll("\n", "\r\n") : TEXT;
        const uri = `file:///work/${++runs}/auth-apis.yaml`;
        const textDocument = { uri, version: 2 };
        const found: unknown[] = [];
        for (const client of clients) {
          let text = before;
          client.open(text, uri);
          const contentChanges = edits.map((change) => {
            const from = boundary(text, change.at);
            const to = boundary(text, from + change.remove);
            const range = { start: client.positionAt(text, from), end: client.positionAt(text, to) };
            text = text.slice(0, from) + change.text + text.slice(to);
            return { range, text: change.text };
          });
          client.notify("textDocument/didChange", { textDocument, contentChanges });
          found.push(await answers(client, text, boundary(text, at), uri));
          client.notify("textDocument/didClose", { textDocument });
        }
        deepEqual(found[0], found[1]);
      }),
      { numRuns: 20, examples: [[false, [{ at: 10, remove: 2, text: " 😀" }], 0]] },
    );
  });
  test("all have ended", async () => {
    for (const client of clients) equal(await client.stop(), 0);
  });
});

describe("the encoding", () => {
  for (const [offered, chosen] of [
    [undefined, "utf-16"],
    [["utf-16", "utf-8"], "utf-16"],
    [["utf-32"], "utf-16"],
    [["utf-8", "utf-16"], "utf-8"],
    [["utf-32", "utf-8"], "utf-8"],
    ["utf-8", "utf-16"],
  ] as const) {
    test(`is ${chosen} for ${JSON.stringify(offered)}`, () => {
      const client = readClient({ capabilities: { general: { positionEncodings: offered } } });
      equal(initializeResult(client).capabilities.positionEncoding, chosen);
    });
  }
  test("counts each place in the text of its own file", () => {
    const texts = new Map([
      ["file:///a", Document.of("é: a\n")],
      ["file:///b", Document.of("😀: b\n")],
    ]);
    const { sent, received } = utf8((uri) => texts.get(uri));
    const at = (character: number) => over(character, 4);
    deepEqual(
      sent({
        uri: "file:///a",
        items: [{ ...at(1), relatedInformation: [{ location: { uri: "file:///b", ...at(2) } }] }],
      }),
      {
        uri: "file:///a",
        items: [{ ...over(2, 5), relatedInformation: [{ location: { uri: "file:///b", ...over(4, 6) } }] }],
      },
    );
    deepEqual(sent({ changes: { "file:///b": [at(2)], "file:///c": [at(2)] } }), {
      changes: { "file:///b": [over(4, 6)], "file:///c": [at(2)] },
    });
    deepEqual(sent({ documentChanges: [{ textDocument: { uri: "file:///b" }, edits: [at(2)] }] }), {
      documentChanges: [{ textDocument: { uri: "file:///b" }, edits: [over(4, 6)] }],
    });
    deepEqual(sent([at(2)], { text: "😀: other file\n" }), [over(4, 6)]);
    deepEqual(received({ uri: "file:///b", position: { line: 0, character: 3 } }), {
      uri: "file:///b",
      position: { line: 0, character: 0 },
    });
  });
  test("holds for what is pushed", async () => {
    const session = start();
    await session.initialize({ general: { positionEncodings: ["utf-8"] } });
    session.open('x-é: 1\n"😀": 1\n');
    for (let tries = 0; session.published.length === 0 && tries < 2000; tries++) {
      await new Promise((later) => setTimeout(later, 5));
    }
    deepEqual(
      session.published[0]?.diagnostics.map(({ range }) => range),
      [{ start: { line: 1, character: 0 }, end: { line: 1, character: 6 } }],
    );
    equal(await session.stop(), 0);
  });
});

function over(start: number, end: number) {
  return { range: { start: { line: 0, character: start }, end: { line: 0, character: end } } };
}

/** No place inside of a character or a line break, where no client's cursor stands. */
function boundary(text: string, at: number): number {
  const near = Math.min(at, text.length);
  return /^(?:[\uDC00-\uDFFF]|\n)/.test(text.slice(near)) ? boundary(text, near + 1) : near;
}
