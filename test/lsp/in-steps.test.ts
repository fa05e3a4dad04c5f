import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { describe, test } from "node:test";
import { ResponseError } from "vscode-jsonrpc/node";
import { CancellationToken, CancellationTokenSource } from "vscode-languageserver/node";
import { Document, type Position, type Range } from "../../server/src/document/document.ts";
import type { AuthApisFile } from "../../server/src/document/read/file.ts";
import type { Steps } from "../../server/src/document/steps.ts";
import { complete } from "../../server/src/features/completion/completion.ts";
import { hover } from "../../server/src/features/hover.ts";
import { inlayHints } from "../../server/src/features/inlay-hints.ts";
import { semanticTokens } from "../../server/src/features/semantic-tokens.ts";
import { idling } from "../../server/src/lsp/answers/idle.ts";
import { readNear, type Stepping, stepping } from "../../server/src/lsp/answers/in-steps.ts";
import { openFiles } from "../../server/src/lsp/files/open-files.ts";
import { CONTENT_MODIFIED, REQUEST_CANCELLED } from "../../server/src/lsp/wire/answer.ts";
import { UTF_16 } from "../../server/src/lsp/wire/position-encoding.ts";
import { MODERN, start, URI } from "./client.ts";

/** A server with one open file, and a clock by which each step takes all of a turn. */
function served() {
  const done: string[] = [];
  let time = 0;
  const files = openFiles(
    () => Document.of(""),
    () => [],
    () => undefined,
  );
  files.open(URI, "auth-apis", 1, "apis:\n");
  const sent = <A>(value: A): A => (typeof value === "string" ? (`${value}, recounted` as A) : value);
  const { inSteps } = stepping(files, sent, idling(), () => (time += 1000));
  const handle = inSteps("no file", function* (_, { steps }: { uri: string; steps: readonly string[] }): Steps<string> {
    for (const step of steps) {
      done.push(step);
      yield;
    }
    return steps.join();
  });
  return {
    files,
    done,
    ask: (steps: readonly string[], token = CancellationToken.None) => handle({ uri: URI, steps }, token),
  };
}

describe("work in steps", () => {
  test("what is short is answered at once", () => equal(served().ask([]), ""));
  test("others have their turn between two steps, and late answers are recounted", async () => {
    const { done, ask } = served();
    deepEqual(await Promise.all([ask(["a", "b"]), ask(["c", "d"])]), ["a,b, recounted", "c,d, recounted"]);
    deepEqual(done, ["a", "c", "b", "d"]);
  });
  test("once it is cancelled nothing more is done", async () => {
    const { done, ask } = served();
    const source = new CancellationTokenSource();
    const answer = ask(["a", "b"], source.token);
    source.cancel();
    const error = await answer;
    ok(error instanceof ResponseError);
    deepEqual([error.code, done], [REQUEST_CANCELLED, ["a"]]);
  });
  test("nor once the file was edited or closed", async () => {
    for (const act of ["edit", "close"]) {
      const { files, done, ask } = served();
      const answer = ask(["a", "b"]);
      if (act === "edit") files.change(URI, 2, [{ range: undefined, text: "apis: []\n" }]);
      else files.close(URI);
      const error = await answer;
      ok(error instanceof ResponseError);
      deepEqual([error.code, done], [CONTENT_MODIFIED, ["a"]]);
    }
  });
});

describe("what is asked of a place", () => {
  const apis = Array.from({ length: 200 }, (_, at) => `  - identifier: https://a.example/${String(at)}\n    <<: *a\n`);
  const text = `x-a: &a\n  token_lifetime: 60\napis:\n${apis.join("")}`;
  const chunks = Document.of(text).chunks.length;
  const onceNear =
    (answer: (file: AuthApisFile, position: Position) => unknown) =>
    ({ inSteps }: Stepping) =>
      inSteps([], function* (open, params: Near) {
        yield* readNear(open, params);
        return answer(open.file, params.position);
      });
  const asks = {
    "a hover": onceNear(hover),
    "a completion": onceNear(complete),
    "inlay hints": ({ inSteps }: Stepping) => inSteps([], ({ file }, { range }: Near) => inlayHints(file, range)),
    colours: ({ inSteps }: Stepping) => inSteps([], ({ file }, { range }: Near) => semanticTokens(file, range)),
  };
  interface Near {
    readonly uri: string;
    readonly position: Position;
    readonly range: Range;
  }
  for (const [name, handler] of Object.entries(asks)) {
    /** How many chunks have APIs that nobody has read yet, once it was answered. */
    const unreadAfter = async (line: number): Promise<number> => {
      const files = openFiles(
        () => Document.of(""),
        () => [],
        () => undefined,
      );
      files.open(URI, "auth-apis", 1, text);
      const position = { line, character: 6 };
      const range = { start: position, end: position };
      const ask = handler(stepping(files, UTF_16.sent, idling()));
      ok(await ask({ uri: URI, position, range }, CancellationToken.None));
      const file = files.get(URI)?.file;
      const left = Array.from({ length: chunks }, (_, at) => [...(file?.readChunkOn(at) ?? [])].length);
      return left.filter((count) => count > 0).length;
    };
    test(`${name} waits for no API but those around it`, async () => equal(await unreadAfter(203), chunks - 1));
    test(`${name} waits for all below an anchor, which any may use`, async () => equal(await unreadAfter(1), 0));
  }
});

describe("a long file over stdio", async () => {
  const session = start();
  await session.initialize(MODERN);
  const apis = Array.from({ length: 2000 }, (_, at) => ({
    identifier: `https://a/${String(at)}`,
    scopes: ["a", "b", "c"],
  }));
  session.open(JSON.stringify({ apis }, null, 3));
  session.open("apis:\n", "file:///other/auth-apis.yaml");
  const asked = { textDocument: { uri: URI }, options: { tabSize: 2, insertSpaces: true } };
  const format = (): Promise<readonly unknown[]> => session.request("textDocument/formatting", asked);

  const hoverElsewhere = (): Promise<unknown> =>
    session.request("textDocument/hover", {
      textDocument: { uri: "file:///other/auth-apis.yaml" },
      position: { line: 0, character: 1 },
    });

  test("a pull by a client that no later answer reaches lets other requests be answered before it", async () => {
    const order: string[] = [];
    const pulled = session.pull().then(({ length }) => order.push(`${String(length)} findings`));
    await hoverElsewhere().then(() => order.push("hover"));
    await pulled;
    deepEqual(order, ["hover", "1000 findings"]);
  });
  test("formatting lets other requests be answered before it", async () => {
    const order: string[] = [];
    const formatted = format().then(({ length }) => order.push(`${String(length)} edit`));
    await hoverElsewhere().then(() => order.push("hover"));
    await formatted;
    deepEqual(order, ["hover", "1 edit"]);
  });
  test("formatting can be cancelled", async () => {
    const source = new CancellationTokenSource();
    const answer = session.connection.sendRequest("textDocument/formatting", asked, source.token);
    source.cancel();
    await rejects(answer, { code: REQUEST_CANCELLED });
  });
  test("formatting of what is edited meanwhile is refused, so that no edit meets another text", async () => {
    const answer = format();
    session.edit([0, 0], [0, 0], "\n");
    await rejects(answer, { code: CONTENT_MODIFIED });
  });
  test("the end", async () => equal(await session.stop(), 0));
});
