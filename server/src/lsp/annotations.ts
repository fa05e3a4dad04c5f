import { InlayHintRequest } from "vscode-languageserver";
import { inlayHints } from "../features/inlay-hints.ts";
import type { Answers } from "./answer.ts";
import type { OpenFiles } from "./open-files.ts";
import { readRange } from "./params.ts";

/** Answers what an editor shows beside the text. */
export function answerAnnotations(answers: Answers, files: OpenFiles): void {
  answers(InlayHintRequest.type, readRange, ({ uri, range }) => {
    const open = files.get(uri);
    return open ? inlayHints(open.file, range) : [];
  });
}
