import { ResponseError } from "vscode-jsonrpc/node";
import type { Position } from "../../document/document.ts";
import { readOn } from "../../document/read/read-on.ts";
import { definition } from "../../features/definition.ts";
import { namesOn } from "../../features/names/names-on.ts";
import { highlights, references } from "../../features/references.ts";
import { prepareRename, type Refusal, rename } from "../../features/rename.ts";
import { type Answers, REQUEST_FAILED } from "../wire/answer.ts";
import type { Client } from "../client.ts";
import type { OpenFile, OpenFiles } from "../files/open-files.ts";
import { readPosition, readReferences, readRename } from "../wire/params.ts";
import type { Stepping } from "./in-steps.ts";

/** Answers what is asked of a name: where it is given, where it stands, and another name for it. */
export function answerNames(answers: Answers, files: OpenFiles, { inSteps }: Stepping, client: Client): void {
  // What takes long only as long as the APIs of the file aren't read, and what they name isn't noted.
  const onceNamed = <P extends { readonly uri: string; readonly position: Position }>(
    otherwise: unknown,
    answer: (open: OpenFile, params: P) => unknown,
  ) =>
    inSteps(otherwise, function* (open, params: P) {
      yield* readOn(open.file);
      yield* namesOn(open.file, params.position);
      return answer(open, params);
    });
  answers(
    "textDocument/definition",
    readPosition,
    onceNamed([], (open, { uri, position }) => definition(open, position, files.others(uri))),
  );
  answers(
    "textDocument/references",
    readReferences,
    onceNamed([], (open, { uri, position, declarations }) =>
      references(open, position, declarations, files.others(uri)),
    ),
  );
  answers(
    "textDocument/documentHighlight",
    readPosition,
    onceNamed([], ({ file }, { position }) => highlights(file, position)),
  );
  answers(
    "textDocument/prepareRename",
    readPosition,
    onceNamed(null, (open, { uri, position }) => orError(prepareRename(open, position, files.others(uri)))),
  );
  const renamed = onceNamed(null, (open, { uri, position, newName }: RenameParams) =>
    orError(rename(open, position, newName, client.versionedEdits, files.others(uri))),
  );
  answers("textDocument/rename", readRename, (params, token) => {
    // An edit of what a file was a while ago would spoil it.
    if (!client.watchesFiles)
      files.onDisk(files.others(params.uri).flatMap((each) => (each.version === undefined ? [each.uri] : [])));
    return renamed(params, token);
  });
}

type RenameParams = NonNullable<ReturnType<typeof readRename>>;

/** A client shows an error's message to the user. */
function orError<T extends object>(answer: T | Refusal): T | ResponseError {
  return "refused" in answer ? new ResponseError(REQUEST_FAILED, answer.refused) : answer;
}
