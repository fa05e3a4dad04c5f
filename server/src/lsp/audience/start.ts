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

/** What the check takes from the server. */
export interface ServerParts {
  readonly client: Client;
  /** URIs of the workspace's folders. */
  readonly folders: () => readonly string[];
  readonly files: OpenFiles;
  readonly rulesPage: () => string | undefined;
  readonly encoding: PositionEncoding;
  readonly log: Log;
}

/**
 * The audience check for a client. Its diagnostics are pushed, also to clients that pull: these ask for an `auth-apis.yaml` alone.
 */
export function checkAudiences(connection: MessageConnection, parts: ServerParts): AudienceCheck {
  const { client, folders, files, rulesPage, encoding, log } = parts;
  return audienceCheck({
    files: disk,
    async roots() {
      const uris = folders();
      const wanted = await wantsCheck(connection, client, uris);
      return uris.flatMap((uri, index) => {
        const path = pathOf(uri);
        return path === undefined ? [] : [{ path, checked: wanted[index] ?? true }];
      });
    },
    identifiers: () => identifiersIn(files, folders()),
    publish(uri, text, hits) {
      const found = audienceDiagnostics(text, hits, rulesPage());
      const diagnostics = encoding.sent(found, { text });
      void connection.sendNotification("textDocument/publishDiagnostics", { uri, diagnostics });
    },
    log,
  });
}

/** Those of files that lie in the folders: what somebody else's file says is nothing that these folders' code could mean. */
function* identifiersIn(files: OpenFiles, folders: readonly string[]): Steps<readonly string[]> {
  const roots = folders.flatMap((uri) => pathOf(uri) ?? []);
  const isOurs = (uri: string): boolean => {
    const path = pathOf(uri);
    return path !== undefined && roots.some((root) => isInside(path, root));
  };
  const found: (readonly string[])[] = [];
  for (const open of files.all().filter(({ uri }) => isOurs(uri))) {
    yield* parseOn(open.parsing);
    found.push(yield* identifiersOf(open.file));
  }
  return found.flat();
}
