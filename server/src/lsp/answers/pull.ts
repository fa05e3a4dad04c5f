import { type CancellationToken, ResponseError } from "vscode-jsonrpc/node";
import type {
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { type DiagnosticOptions, diagnostics } from "../../features/diagnostics.ts";
import { REQUEST_CANCELLED } from "../wire/answer.ts";
import type { OpenFile, OpenFiles } from "../files/open-files.ts";
import type { Searched } from "../files/search.ts";
import type { PositionEncoding } from "../wire/position-encoding.ts";
import type { Idle } from "./idle.ts";
import { PATIENCE, patiently } from "./patiently.ts";
import { tell } from "./told.ts";

/**
 * Answers a pull. Where the client holds the same diagnostics already, be it of an earlier version, nothing is sent again: most
 * keystrokes neither make a finding nor move one.
 *
 * @param unfinished - is called if there is more to come; without it all is worked out before the answer
 */
export function pullDiagnostics(
  open: OpenFile,
  previousResultId: string | undefined,
  options: DiagnosticOptions,
  unfinished?: () => void,
): DocumentDiagnosticReport {
  if (unfinished && open.lookOn()) {
    unfinished();
    const items = diagnostics(open.findingsSoFar, open.document, options);
    // The file's own id would need all files beside it.
    return { kind: "full", resultId: "so far", items };
  }
  const { resultId, items } = tell(open, options);
  return resultId === previousResultId ? { kind: "unchanged", resultId } : { kind: "full", resultId, items };
}

/**
 * Answers a pull for the whole workspace, file by file, while the client asks for nothing else. A file that is gone has no
 * findings any more. A search that is under way is waited for; where it takes long, nothing is said of what it hasn't found yet.
 *
 * @param previous - URI -> the id of the result that the client holds
 * @param sent - recounts each file's positions while its text is still the one that was judged
 * @param patience - how long to wait for a search, in milliseconds
 */
export async function pullWorkspace(
  files: OpenFiles,
  search: Searched,
  previous: ReadonlyMap<string, string>,
  optionsOf: (uri: string) => DiagnosticOptions,
  sent: PositionEncoding["sent"],
  token: CancellationToken,
  { whenIdle }: Idle,
  patience = PATIENCE,
): Promise<WorkspaceDiagnosticReport | ResponseError> {
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  await patiently(search.settled(), patience, token);
  const there = new Set(files.all().map(({ uri }) => uri));
  for (const uri of search.isUnderWay() ? [] : previous.keys()) {
    if (!there.has(uri)) items.push({ uri, version: null, kind: "full", items: [] });
  }
  for (const each of there) {
    let file: OpenFile | undefined;
    do {
      await new Promise<void>(whenIdle);
      if (token.isCancellationRequested) return new ResponseError(REQUEST_CANCELLED, "Cancelled.");
      file = files.find(each);
    } while (file?.lookOn());
    if (file === undefined) continue;
    const { uri, version = null } = file;
    items.push(sent({ uri, version, ...pullDiagnostics(file, previous.get(uri), optionsOf(uri)) }));
  }
  return { items };
}
