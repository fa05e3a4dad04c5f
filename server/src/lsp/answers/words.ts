import type { CompletionItem } from "vscode-languageserver-types";
import type { KnownTenants } from "../../facts/known-tenants.ts";
import { SUGGEST } from "../../features/completion/candidate.ts";
import { complete, resolveCompletion } from "../../features/completion/completion.ts";
import { hover } from "../../features/hover.ts";
import type { Client } from "../client.ts";
import type { OpenFiles } from "../files/open-files.ts";
import type { Answers } from "../wire/answer.ts";
import { readItem, readPosition } from "../wire/params.ts";
import { plainHover, plainItem, withoutIndent } from "./fallbacks.ts";

/** Answers which words may stand at a place, and what the word there means. */
export function answerWords(answers: Answers, files: OpenFiles, client: Client, facts: () => KnownTenants): void {
  const suggests = client.commands.has(SUGGEST);
  answers("textDocument/completion", readPosition, ({ uri, position }) => {
    const open = files.get(uri);
    const items = open ? complete(open.file, position, { snippets: client.snippets, suggests, facts: facts() }) : [];
    return open ? items.map((item) => told(withoutIndent(item, open.document, client.indents))) : items;
  });
  const told = (item: CompletionItem): CompletionItem => (client.markdownItems ? item : plainItem(item));
  answers("completionItem/resolve", readItem, (item) => told(resolveCompletion(item)));
  answers("textDocument/hover", readPosition, ({ uri, position }) => {
    const open = files.get(uri);
    const found = open ? hover(open.file, position, facts()) : null;
    return found && !client.markdown ? plainHover(found) : found;
  });
}
