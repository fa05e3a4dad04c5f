import { ResponseError } from "vscode-jsonrpc/node";
import { documentLinks } from "../../features/document-links.ts";
import { documentSymbols } from "../../features/document-symbols.ts";
import { foldingRanges } from "../../features/folding.ts";
import { formatting, rangeFormatting } from "../../features/formatting.ts";
import { onTypeFormatting } from "../../features/on-type-formatting.ts";
import { selectionRanges } from "../../features/selection.ts";
import type { Answers } from "../wire/answer.ts";
import type { Client } from "../client.ts";
import { flatSymbols } from "./fallbacks.ts";
import { REQUEST_FAILED } from "../wire/answer.ts";
import { LongList } from "../wire/long-list.ts";
import type { OpenFiles } from "../files/open-files.ts";
import type { Stepping } from "./in-steps.ts";
import { readDocument, readPositions, readRange, readTyped } from "../wire/params.ts";

/** Answers what is asked of the text's structure and form. */
export function answerStructure(
  answers: Answers,
  files: OpenFiles,
  { inSteps, onceParsed }: Stepping,
  client: Client,
): void {
  answers(
    "textDocument/documentSymbol",
    readDocument,
    inSteps([], function* ({ file }, { uri }) {
      const symbols = yield* documentSymbols(file);
      return client.symbolTree ? new LongList(symbols) : flatSymbols(symbols.flat(2), uri);
    }),
  );
  answers(
    "textDocument/foldingRange",
    readDocument,
    inSteps([], function* ({ document }) {
      return new LongList(yield* foldingRanges(document, client.mostFolds));
    }),
  );
  answers("textDocument/selectionRange", readPositions, ({ uri, positions }) => {
    if (positions.length > MOST_POSITIONS) {
      return new ResponseError(REQUEST_FAILED, `At most ${String(MOST_POSITIONS)} positions can be asked for at once.`);
    }
    const open = files.get(uri);
    return open ? selectionRanges(open.document, positions) : null;
  });
  answers(
    "textDocument/documentLink",
    readDocument,
    onceParsed([], ({ file }, { uri }) => documentLinks(file, uri)),
  );
  answers(
    "textDocument/formatting",
    readDocument,
    inSteps([], ({ document }) => formatting(document)),
  );
  answers(
    "textDocument/rangeFormatting",
    readRange,
    inSteps([], ({ document }, { range }) => rangeFormatting(document, range)),
  );
  answers("textDocument/onTypeFormatting", readTyped, ({ uri, position, typed }) => {
    const open = files.get(uri);
    return open ? onTypeFormatting(open.document, position, typed) : [];
  });
}

/** So many cursors VS Code has at most, unless it is told otherwise (`editor.multiCursorLimit`). */
const MOST_POSITIONS = 10_000;
