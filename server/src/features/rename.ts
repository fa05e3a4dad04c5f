import type { WorkspaceEdit } from "vscode-languageserver-types";
import type { Position, Range } from "../document/document.ts";
import { replaceScalar } from "../document/edits.ts";
import type { AuthApisFile } from "../document/file.ts";
import type { Edit } from "../document/finding.ts";
import { foreignCharacter } from "../rules/about/scope-text.ts";
import { isTorn } from "../rules/about/torn.ts";
import { nameAt, sameNames, takenNames } from "./names/find.ts";
import type { Name } from "./names/name.ts";
import { type DocumentName, workspaceEdit } from "./workspace-edit.ts";

/** Why something can't be renamed, or not so; a sentence for the user. */
export interface Refusal {
  readonly refused: string;
}

/** What a rename at a position would change. */
export function prepareRename(
  file: AuthApisFile,
  position: Position,
): { readonly range: Range; readonly placeholder: string } | Refusal {
  const found = renamable(file, position);
  if ("refused" in found) return found;
  return { range: file.document.rangeOf(found.at), placeholder: found.name };
}

/** Gives what the word at a position names another name, wherever the file names it; the quotes stay, and come where they must. */
export function rename(
  file: AuthApisFile,
  position: Position,
  newName: string,
  document: DocumentName,
): WorkspaceEdit | Refusal {
  const name = renamable(file, position);
  if ("refused" in name) return name;
  const objection = newName === name.name ? undefined : objectionTo(newName, name, file);
  if (objection !== undefined) return { refused: objection };
  const edits = sameNames(name, file).map((each) => renaming(each, newName));
  return workspaceEdit(edits, file.document, document);
}

function renamable(file: AuthApisFile, position: Position): Name | Refusal {
  const name = nameAt(file, file.document.offsetAt(position));
  if (name === undefined) return { refused: "Here stands no name that can be changed." };
  if (name.kind === "variable" && name.name.startsWith("tenant."))
    return { refused: `\${${name.name}} is built in: its name can't be changed.` };
  if (name.kind === "client" && !file.shortNames.has(name.name))
    return {
      refused: `"${name.name}" is the application's own name or id: no tenant of this file gives it as a short name.`,
    };
  const blocks =
    name.kind === "scope" ? new Set(sameNames(name, file).map(({ at }) => at.block)) : file.document.blocks;
  for (const block of blocks) {
    if (!isTorn(block)) continue;
    const line = file.document.lineOf(block) + 1;
    return {
      refused: `First put the syntax error right in what begins at line ${String(line)}: it may hide the name.`,
    };
  }
  return name;
}

function objectionTo(newName: string, name: Name, file: AuthApisFile): string | undefined {
  const form = FORMS[name.kind];
  if (!form.test(newName)) return `"${newName}" can't be the name of ${WHAT[name.kind]}.`;
  if (name.kind === "scope" && foreignCharacter(newName) !== undefined)
    return 'A scope consists of printable ASCII characters other than space, " and \\.';
  if (name.kind === "tenant" && newName === "local") return '"local" is reserved for the embedded tenant.';
  return takenNames(name, file).has(newName) ? `"${newName}" already names ${WHAT[name.kind]} here.` : undefined;
}

function renaming({ at, scalar }: Name, newName: string): Edit {
  if (scalar === undefined) return { at, text: newName };
  const { block } = at;
  const { start, end, style } = scalar;
  const lineBreak = style === "block" ? (/\r?\n$/.exec(block.text.slice(start, end))?.[0] ?? "") : "";
  const edit = replaceScalar({ ...scalar, at: { block, start, end }, variables: [] }, newName);
  return { ...edit, text: edit.text + lineBreak };
}

const ONE_LINE = /^\S(?:.*\S)?$/u;
const FORMS: Readonly<Record<Name["kind"], RegExp>> = {
  scope: ONE_LINE,
  client: ONE_LINE,
  tenant: ONE_LINE,
  identifier: ONE_LINE,
  variable: /^(?!tenant\.)[\p{L}_][\p{L}\p{N}_.-]*$/u,
  anchor: /^[\p{L}\p{N}_.-]+$/u,
};
const WHAT: Readonly<Record<Name["kind"], string>> = {
  scope: "a scope",
  client: "an application",
  tenant: "a tenant",
  identifier: "an API",
  variable: "a variable",
  anchor: "an anchor",
};
