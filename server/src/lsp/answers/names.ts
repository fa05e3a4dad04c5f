import { ResponseError } from "vscode-jsonrpc/node";
import type { Position } from "../../document/document.ts";
import { readOn } from "../../document/read/read-on.ts";
import type { Steps } from "../../document/steps.ts";
import { definition } from "../../features/definition.ts";
import { isShared } from "../../features/names/across.ts";
import { namesOn } from "../../features/names/names-on.ts";
import { highlights, references } from "../../features/references.ts";
import { prepareRename, type Refusal, rename } from "../../features/rename.ts";
import { type Answers, REQUEST_FAILED } from "../wire/answer.ts";
import type { Client } from "../client.ts";
import type { OpenFile, OpenFiles } from "../files/open-files.ts";
import type { Searched } from "../files/search.ts";
import { readPosition, readReferences, readRename } from "../wire/params.ts";
import type { Stepping } from "./in-steps.ts";

/** Answers what is asked of a name: where it is given, where it stands, and another name for it. */
export function answerNames(
  answers: Answers,
  files: OpenFiles,
  { inSteps }: Stepping,
  client: Client,
  search: Searched,
): void {
  // What takes long only as long as the APIs of the file aren't read, and what they name isn't noted.
  const onceNamed = <P extends Place>(otherwise: unknown, answer: (open: OpenFile, params: P) => unknown) =>
    inSteps(otherwise, function* (open, params: P) {
      yield* named(open, params);
      return answer(open, params);
    });
  // The same for what isn't whole as long as files that name the same are still looked for.
  const onceFound = <P extends Place>(
    otherwise: unknown,
    answer: (open: OpenFile, params: P, isWhole: boolean) => unknown,
    isWholeAlone = ({ file }: OpenFile, { position }: P) => !isShared(file, position),
  ) =>
    inSteps(otherwise, function* (open, params: P) {
      yield* named(open, params);
      let isWhole = !search.isUnderWay() || isWholeAlone(open, params);
      if (!isWhole) yield search.settled().then(() => void (isWhole = true));
      return answer(open, params, isWhole);
    });
  answers(
    "textDocument/definition",
    readPosition,
    onceFound(
      [],
      (open, { uri, position }) => definition(open, position, files.others(uri)),
      (open, { position }) => !isShared(open.file, position) || definition(open, position).length > 0,
    ),
  );
  answers(
    "textDocument/references",
    readReferences,
    onceFound([], (open, { uri, position, declarations }) =>
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
    // Until a name is typed, the files are found.
    onceNamed(null, (open, { uri, position }) => orError(prepareRename(open, position, files.others(uri)))),
  );
  // One that leaves files out would do damage, and a client without a way to cancel can't wait for ever.
  const renamed = onceFound(null, (open, { uri, position, newName }: RenameParams, isWhole) =>
    orError(isWhole ? rename(open, position, newName, client.versionedEdits, files.others(uri)) : STILL_LOOKED_FOR),
  );
  answers("textDocument/rename", readRename, (params, token) => {
    // An edit of what a file was a while ago would spoil it.
    if (!client.watchesFiles)
      files.onDisk(files.others(params.uri).flatMap((each) => (each.version === undefined ? [each.uri] : [])));
    return renamed(params, token);
  });
}

function* named({ file }: OpenFile, { position }: Place): Steps<void> {
  yield* readOn(file);
  yield* namesOn(file, position);
}

interface Place {
  readonly uri: string;
  readonly position: Position;
}

type RenameParams = NonNullable<ReturnType<typeof readRename>>;

/** A client shows an error's message to the user. */
function orError<T extends object>(answer: T | Refusal): T | ResponseError {
  return "refused" in answer ? new ResponseError(REQUEST_FAILED, answer.refused) : answer;
}

const STILL_LOOKED_FOR: Refusal = {
  refused: "The workspace's files are still being looked for. Try again in a moment.",
};
