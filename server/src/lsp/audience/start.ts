import { resolve } from "node:path";
import type { MessageConnection } from "vscode-jsonrpc/node";
import { identifiersOf } from "../../audience/identifiers.ts";
import { parseOn } from "../../document/read/parse-on.ts";
import type { Steps } from "../../document/steps.ts";
import { disk } from "../../workspace/file-system.ts";
import { isInside, pathOf } from "../../workspace/read-inside.ts";
import type { Client } from "../client.ts";
import type { Log } from "../log.ts";
import type { OpenFiles } from "../files/open-files.ts";
import type { PositionEncoding } from "../wire/position-encoding.ts";
import { type AudienceCheck, audienceCheck } from "./check.ts";
import { audienceDiagnostics } from "./diagnostics.ts";
import { wantsCheck } from "./settings.ts";
import { shownFiles } from "./shown-files.ts";

/** What the check takes from the server. */
export interface ServerParts {
  readonly client: Client;
  /** URIs of the workspace's folders. */
  readonly folders: () => readonly string[];
  readonly files: OpenFiles;
  /** Another text for each state of a file in one of the folders; none where there is no such file. */
  readonly stamp: (uri: string) => string | undefined;
  readonly rulesPage: () => string | undefined;
  readonly encoding: PositionEncoding;
  readonly log: Log;
}

/**
 * The audience check for a client. Its diagnostics are pushed, also to clients that pull: these ask for an `auth-apis.yaml` alone.
 */
export function checkAudiences(connection: MessageConnection, parts: ServerParts): AudienceCheck {
  const { client, folders, files, stamp, rulesPage, encoding, log } = parts;
  const shown = client.watchesFiles ? undefined : shownFiles(stamp, (uris) => check.changed(uris));
  const check = audienceCheck({
    files: disk,
    async roots() {
      const here = onThisMachine(folders());
      const wanted = await wantsCheck(
        connection,
        client,
        here.map(({ uri }) => uri),
      );
      return here.map(({ path }, index) => ({ path, checked: wanted[index] ?? true }));
    },
    identifiers: () => identifiersIn(files, onThisMachine(folders())),
    publish(uri, text, hits) {
      shown?.note(uri, hits.length > 0);
      const found = audienceDiagnostics(text, hits, rulesPage());
      const diagnostics = encoding.sent(found, { text });
      void connection.sendNotification("textDocument/publishDiagnostics", { uri, diagnostics });
    },
    log,
  });
  return {
    ...check,
    stop() {
      shown?.stop();
      check.stop();
    },
  };
}

interface Folder {
  readonly uri: string;
  /** Absolute, without a slash at its end. */
  readonly path: string;
}

/** The folders that are on its disk, each once, however often the client names it. */
function onThisMachine(uris: readonly string[]): readonly Folder[] {
  const byPath = new Map<string, Folder>();
  for (const uri of uris) {
    const path = pathOf(uri);
    if (path !== undefined) byPath.set(resolve(path), { uri, path: resolve(path) });
  }
  return [...byPath.values()];
}

/** Those of files that count in the folders: what somebody else's file says is nothing that these folders' code could mean. */
function* identifiersIn(files: OpenFiles, folders: readonly Folder[]): Steps<readonly string[]> {
  const isOurs = (uri: string): boolean => {
    const path = pathOf(uri);
    return path !== undefined && folders.some((folder) => isInside(path, folder.path));
  };
  const found: (readonly string[])[] = [];
  for (const open of files.counted().filter(({ uri }) => isOurs(uri))) {
    yield* parseOn(open.parsing);
    found.push(yield* identifiersOf(open.file));
  }
  return found.flat();
}
