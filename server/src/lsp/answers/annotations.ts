import { codeLenses } from "../../features/code-lenses.ts";
import { inlayHints } from "../../features/inlay-hints.ts";
import { semanticTokens } from "../../features/semantic-tokens.ts";
import type { Answers } from "../wire/answer.ts";
import type { Client } from "../client.ts";
import { LongList } from "../wire/long-list.ts";
import type { OpenFiles } from "../files/open-files.ts";
import { readDocument, readRange } from "../wire/params.ts";

/** Answers what an editor shows beside the text. */
export function answerAnnotations(answers: Answers, files: OpenFiles, client: Client): void {
  answers("textDocument/inlayHint", readRange, ({ uri, range }) => {
    const open = files.get(uri);
    return open ? inlayHints(open.file, range) : [];
  });
  answers("textDocument/codeLens", readDocument, ({ uri }) => {
    const open = files.get(uri);
    return new LongList(open ? codeLenses(open.file, uri, client.commands) : []);
  });
  answers("textDocument/semanticTokens/full", readDocument, ({ uri }) => {
    const open = files.get(uri);
    return open ? semanticTokens(open.file) : { data: [] };
  });
  answers("textDocument/semanticTokens/range", readRange, ({ uri, range }) => {
    const open = files.get(uri);
    return open ? semanticTokens(open.file, range) : { data: [] };
  });
}
