import { ResponseError } from "vscode-jsonrpc/node";
import { definition } from "../../features/definition.ts";
import { highlights, references } from "../../features/references.ts";
import { prepareRename, type Refusal, rename } from "../../features/rename.ts";
import { type Answers, REQUEST_FAILED } from "../wire/answer.ts";
import type { Client } from "../client.ts";
import type { OpenFiles } from "../files/open-files.ts";
import { readPosition, readReferences, readRename } from "../wire/params.ts";

/** Answers what is asked of a name: where it is given, where it stands, and another name for it. */
export function answerNames(answers: Answers, files: OpenFiles, client: Client): void {
  answers("textDocument/definition", readPosition, ({ uri, position }) => {
    const open = files.get(uri);
    return open ? definition(open, position, files.others(uri)) : [];
  });
  answers("textDocument/references", readReferences, ({ uri, position, declarations }) => {
    const open = files.get(uri);
    return open ? references(open, position, declarations, files.others(uri)) : [];
  });
  answers("textDocument/documentHighlight", readPosition, ({ uri, position }) => {
    const open = files.get(uri);
    return open ? highlights(open.file, position) : [];
  });
  answers("textDocument/prepareRename", readPosition, ({ uri, position }) => {
    const open = files.get(uri);
    return open ? orError(prepareRename(open, position, files.others(uri))) : null;
  });
  answers("textDocument/rename", readRename, ({ uri, position, newName }) => {
    // An edit of what a file was a while ago would spoil it.
    if (!client.watchesFiles)
      files.onDisk(files.others(uri).flatMap((each) => (each.version === undefined ? [each.uri] : [])));
    const open = files.get(uri);
    if (open === undefined) return null;
    return orError(rename(open, position, newName, client.versionedEdits, files.others(uri)));
  });
}

/** A client shows an error's message to the user. */
function orError<T extends object>(answer: T | Refusal): T | ResponseError {
  return "refused" in answer ? new ResponseError(REQUEST_FAILED, answer.refused) : answer;
}
