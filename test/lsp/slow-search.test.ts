import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { ResponseError } from "vscode-jsonrpc/node";
import type { CompletionItem, Location, SymbolInformation, WorkspaceEdit } from "vscode-languageserver-types";
import { CancellationToken, CancellationTokenSource } from "vscode-languageserver/node";
import { Document } from "../../server/src/document/document.ts";
import { NONE_KNOWN } from "../../server/src/facts/known-tenants.ts";
import { idling } from "../../server/src/lsp/answers/idle.ts";
import { stepping } from "../../server/src/lsp/answers/in-steps.ts";
import { answerNames } from "../../server/src/lsp/answers/names.ts";
import { answerWords } from "../../server/src/lsp/answers/words.ts";
import { answerWorkspaceSymbols } from "../../server/src/lsp/answers/workspace-symbols.ts";
import { readClient } from "../../server/src/lsp/client.ts";
import { openFiles } from "../../server/src/lsp/files/open-files.ts";
import { CONTENT_MODIFIED, REQUEST_CANCELLED, REQUEST_FAILED } from "../../server/src/lsp/wire/answer.ts";
import { UTF_16 } from "../../server/src/lsp/wire/position-encoding.ts";
import { MODERN } from "./client.ts";

const HERE = "file:///work/auth-apis.yaml";
const THERE = "file:///work/there.auth-apis.yaml";
const TEXT = `tenants: { live: { domain: a.eu.auth0.com, clients: { worker: id1 } } }
apis:
  - identifier: https://a
    scopes: [{ value: read, description: "In \${region}" }]
    grants: [{ client: worker, scope: [read] }]
`;
const ON_DISK = `extends: auth-apis.yaml
tenants: { live: { domain: a.eu.auth0.com, clients: { worker: id1 }, variables: { region: EU } } }
apis:
  - identifier: https://b
    grants: [{ client: worker, scope: [] }]
`;
const WORKER = { line: 4, character: 24 };
/** A name that is the file's own. */
const READ = { line: 4, character: 40 };
/** One that another file gives. */
const REGION = { line: 3, character: 48 };

/** In milliseconds. */
const ENDLESS = 1e9;

/** A file that is open, while the search for the other one takes until `end`. */
function searchedFor({ patience = ENDLESS } = {}) {
  const files = openFiles(
    (uri) => (uri === THERE ? Document.of(ON_DISK) : { problem: "is not there" }),
    () => ["file:///work"],
    () => undefined,
  );
  files.open(HERE, "auth-apis", 1, TEXT);
  let isUnderWay = true;
  let end = (): void => undefined;
  const settled = new Promise<void>((resolve) => {
    end = () => {
      files.found(THERE);
      isUnderWay = false;
      resolve();
    };
  });
  const search = { isUnderWay: () => isUnderWay, settled: () => settled };
  const handlers = new Map<string, (params: unknown, token: CancellationToken) => unknown>();
  const answers = <P>(
    method: string,
    read: (params: unknown) => P | undefined,
    handle: (params: P, token: CancellationToken) => unknown,
  ): void =>
    void handlers.set(method, (params, token) => {
      const known = read(params);
      ok(known !== undefined);
      return handle(known, token);
    });
  const steps = stepping(files, UTF_16.sent, idling(), () => 0, patience);
  const client = readClient({ capabilities: MODERN });
  answerNames(answers, files, steps, client, search);
  answerWords(answers, files, steps, client, () => NONE_KNOWN, search);
  answerWorkspaceSymbols(answers, files, steps, search);
  const ask = (method: string, params: object, token = CancellationToken.None): unknown =>
    handlers.get(method)?.(params, token);
  const asked = (what: string, position: object, token?: CancellationToken): unknown => {
    const more = { context: { includeDeclaration: true }, newName: "batch" };
    return ask(`textDocument/${what}`, { textDocument: { uri: HERE }, position, ...more }, token);
  };
  return {
    files,
    end,
    asked,
    symbols: (token?: CancellationToken) => ask("workspace/symbol", { query: "http" }, token),
  };
}

const placesOf = (answer: unknown): readonly string[] => (answer as readonly Location[]).map(({ uri }) => uri);
const symbolsOf = (answer: unknown): readonly string[] =>
  (answer as readonly SymbolInformation[]).map(({ name }) => name);
const labelsOf = (answer: unknown): readonly string[] =>
  (answer as readonly CompletionItem[]).map(({ label }) => label);
const editedBy = (answer: unknown): readonly string[] =>
  ((answer as WorkspaceEdit).documentChanges ?? []).flatMap((each) => ("edits" in each ? [each.textDocument.uri] : []));
const codeOf = (answer: unknown): number | undefined => (answer instanceof ResponseError ? answer.code : undefined);

describe("while the workspace's files are looked for", () => {
  test("references, a rename and symbols wait for them", async () => {
    const { asked, symbols, end } = searchedFor();
    const [references, renamed, found] = [asked("references", WORKER), asked("rename", WORKER), symbols()];
    end();
    deepEqual(placesOf(await references), [HERE, HERE, THERE, THERE]);
    deepEqual(editedBy(await renamed), [HERE, THERE]);
    deepEqual(symbolsOf(await found), ["https://a", "https://b"]);
  });

  test("a definition waits where the file and what it extends have none", async () => {
    const { asked, end } = searchedFor();
    deepEqual(placesOf(asked("definition", WORKER)), [HERE]);
    const elsewhere = asked("definition", REGION);
    end();
    deepEqual(placesOf(await elsewhere), [THERE]);
  });

  test("nobody waits for what no other file has a part in, nor for the question whether there is anything to rename", () => {
    const { asked } = searchedFor();
    deepEqual(placesOf(asked("references", READ)), [HERE, HERE]);
    deepEqual(editedBy(asked("rename", READ)), [HERE]);
    deepEqual(asked("references", { line: 1, character: 0 }), []);
    equal((asked("prepareRename", WORKER) as { placeholder: string }).placeholder, "worker");
  });

  test("completion of the file to extend waits for them, and no other one does", async () => {
    const { files, asked, end } = searchedFor();
    files.change(HERE, 2, [{ range: undefined, text: "extends: \nrules: { trailing-slash: }\n" }]);
    ok(labelsOf(asked("completion", { line: 1, character: 24 })).includes("warning"));
    const extendable = asked("completion", { line: 0, character: 9 });
    end();
    deepEqual(labelsOf(await extendable), ["there.auth-apis.yaml"]);
  });

  test("a request ends at once where it is cancelled", async () => {
    const { asked, symbols } = searchedFor();
    const source = new CancellationTokenSource();
    const answers = [asked("references", WORKER, source.token), asked("rename", WORKER, source.token)];
    const all = Promise.all([...answers, symbols(source.token)]);
    source.cancel();
    deepEqual((await all).map(codeOf), [REQUEST_CANCELLED, REQUEST_CANCELLED, REQUEST_CANCELLED]);
  });

  test("an edit of the file spoils what was asked of its places", async () => {
    const { files, asked, end } = searchedFor();
    const renamed = asked("rename", WORKER);
    files.change(HERE, 2, [{ range: undefined, text: `# Moved.\n${TEXT}` }]);
    end();
    equal(codeOf(await renamed), CONTENT_MODIFIED);
  });

  test("where that takes long, what is known is answered, but no rename leaves files out", async () => {
    const { asked, symbols } = searchedFor({ patience: 0 });
    deepEqual(placesOf(await asked("references", WORKER)), [HERE, HERE]);
    deepEqual(symbolsOf(await symbols()), ["https://a"]);
    const refused = await asked("rename", WORKER);
    equal(codeOf(refused), REQUEST_FAILED);
    equal(String(refused), "Error: The workspace's files are still being looked for. Try again in a moment.");
  });
});

test("once they are found, nobody waits", () => {
  const { asked, symbols, end } = searchedFor();
  end();
  deepEqual(placesOf(asked("references", WORKER)), [HERE, HERE, THERE, THERE]);
  deepEqual(editedBy(asked("rename", WORKER)), [HERE, THERE]);
  deepEqual(symbolsOf(symbols()), ["https://a", "https://b"]);
});
