import { codeLenses } from "../../features/code-lenses.ts";
import { inlayHints } from "../../features/inlay-hints.ts";
import { semanticTokens } from "../../features/semantic-tokens.ts";
import type { Answers } from "../wire/answer.ts";
import type { Client } from "../client.ts";
import { LongList } from "../wire/long-list.ts";
import { readDocument, readRange } from "../wire/params.ts";
import type { Stepping } from "./in-steps.ts";

/** Answers what an editor shows beside the text. */
export function answerAnnotations(answers: Answers, { inSteps }: Stepping, client: Client): void {
  answers(
    "textDocument/inlayHint",
    readRange,
    inSteps([], ({ file }, { range }) => inlayHints(file, range)),
  );
  answers(
    "textDocument/codeLens",
    readDocument,
    inSteps([], function* ({ file }, { uri }) {
      return new LongList(yield* codeLenses(file, uri, client.commands));
    }),
  );
  answers(
    "textDocument/semanticTokens/full",
    readDocument,
    inSteps(NO_TOKENS, ({ file }) => semanticTokens(file)),
  );
  answers(
    "textDocument/semanticTokens/range",
    readRange,
    inSteps(NO_TOKENS, ({ file }, { range }) => semanticTokens(file, range)),
  );
}

const NO_TOKENS = { data: [] };
