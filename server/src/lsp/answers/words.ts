import type { CompletionItem } from "vscode-languageserver-types";
import type { KnownTenants } from "../../facts/known-tenants.ts";
import type { Position } from "../../document/document.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { pathBetween } from "../../document/uri.ts";
import { type Base, SUGGEST } from "../../features/completion/candidate.ts";
import { complete, resolveCompletion } from "../../features/completion/completion.ts";
import { hover } from "../../features/hover.ts";
import type { Client } from "../client.ts";
import type { OpenFiles } from "../files/open-files.ts";
import type { Searched } from "../files/search.ts";
import type { Answers } from "../wire/answer.ts";
import { readCompletion, readItem, readPosition } from "../wire/params.ts";
import { plainHover, plainItem, withoutIndent } from "./fallbacks.ts";
import { readNear, type Stepping } from "./in-steps.ts";

/** Answers which words may stand at a place, and what the word there means. */
export function answerWords(
  answers: Answers,
  files: Pick<OpenFiles, "get" | "others">,
  { inSteps }: Stepping,
  client: Client,
  facts: () => KnownTenants,
  search: Searched,
): void {
  const suggests = client.commands.has(SUGGEST);
  answers(
    "textDocument/completion",
    readCompletion,
    inSteps([], function* (open, params) {
      yield* readNear(open, params);
      const { file, document } = open;
      const { uri, position, triggered } = params;
      if (search.isUnderWay() && isOfExtends(file, position)) yield search.settled();
      const bases = (): readonly Base[] => basesFor(uri, files);
      const options = { snippets: client.snippets, suggests, triggered, facts: facts(), bases };
      const items = complete(file, position, options);
      return items.map((item) => told(ofFile(uri, withoutIndent(item, document, client.indents))));
    }),
  );
  const told = (item: CompletionItem): CompletionItem => (client.markdownItems ? item : plainItem(item));
  answers("completionItem/resolve", readItem, (item) =>
    told(resolveCompletion(item, files.get(fileOf(item))?.file, facts())),
  );
  answers(
    "textDocument/hover",
    readPosition,
    inSteps(null, function* (open, params) {
      yield* readNear(open, params);
      const found = hover(open.file, params.position, facts());
      return found && !client.markdown ? plainHover(found) : found;
    }),
  );
}

/** Is a place in the text that says which file is extended? What can stand there are the workspace's files. */
function isOfExtends({ document, keys }: AuthApisFile, position: Position): boolean {
  const place = document.blockAt(document.offsetAt(position));
  return keys.some(({ key, block }) => key === "extends" && block === place?.block);
}

/** An item that says in which file it may stand, for when it is resolved. Most have the words of the schema about them. */
function ofFile(uri: string, item: CompletionItem): CompletionItem {
  const about: unknown = item.data;
  return typeof about === "object" ? { ...item, data: { ...about, uri } } : item;
}

function fileOf({ data }: CompletionItem): string {
  const about: unknown = data;
  return typeof about === "object" && about !== null && "uri" in about ? String(about.uri) : "";
}

/** The workspace's files that have something to give to one of them. */
function basesFor(uri: string, files: Pick<OpenFiles, "others">): readonly Base[] {
  return files.others(uri).flatMap(({ uri: other, file }) => {
    const path = pathBetween(uri, other);
    const keys = file.keys.map(({ key }) => key).filter((key) => GIVEN.has(key));
    return path === undefined || keys.length === 0 ? [] : [{ path, keys }];
  });
}

/** What a file takes from the one that it extends. */
const GIVEN = new Set(["tenants", "rules", "defaults"]);
