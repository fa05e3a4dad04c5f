import type { WorkspaceEdit } from "vscode-languageserver-types";
import type { Position, Range } from "../document/document.ts";
import { replaceScalar } from "../document/edit/edits.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Edit } from "../document/finding.ts";
import { namesAcross } from "./names/across.ts";
import { nameAt, sameNames } from "./names/find.ts";
import type { Name } from "./names/name.ts";
import { NO_FILES, type PlacedFile } from "./names/placed-file.ts";
import { lineOfTear, objectionTo } from "./names/objection.ts";
import { allChanges, documentEdit } from "./workspace-edit.ts";

/** Why something can't be renamed, or not so; a sentence for the user. */
export interface Refusal {
  readonly refused: string;
}

/** What a rename at a position would change, or why whatever new name would be refused. */
export function prepareRename(
  here: PlacedFile,
  position: Position,
  others = NO_FILES,
): { readonly range: Range; readonly placeholder: string } | Refusal {
  const found = renamable(here.file, position);
  if ("refused" in found) return found;
  const objection = objectionTo(found.name, found, namesAcross(found, here, others));
  if (objection !== undefined) return { refused: objection };
  return { range: here.file.document.rangeOf(found.at), placeholder: found.name };
}

/**
 * Gives what the word at a position names another name, wherever the workspace names it; the quotes stay, and come where they must.
 *
 * @param versioned - as in `DocumentName`
 * @param others - the workspace's other files: no file but these, and what they extend, is edited
 */
export function rename(
  here: PlacedFile,
  position: Position,
  newName: string,
  versioned: boolean,
  others = NO_FILES,
): WorkspaceEdit | Refusal {
  const name = renamable(here.file, position);
  if ("refused" in name) return name;
  const across = namesAcross(name, here, others);
  const objection = objectionTo(newName, name, across);
  if (objection !== undefined) return { refused: objection };
  const edits = across.found.map(({ placed: { file, uri, version = null }, names }) =>
    documentEdit(
      names.map((each) => renaming(each, newName)),
      file.document,
      { uri, version },
    ),
  );
  return allChanges(edits, versioned);
}

function renamable(file: AuthApisFile, position: Position): Name | Refusal {
  const name = nameAt(file, file.document.offsetAt(position));
  if (name === undefined) return { refused: NOTHING };
  if (name.kind === "variable" && name.name.startsWith("tenant."))
    return { refused: `\${${name.name}} is built in: its name can't be changed.` };
  if (name.kind === "client" && !file.shortNames.has(name.name))
    return {
      refused: `"${name.name}" is the application's own name or id: no tenant of this file gives it as a short name.`,
    };
  const blocks =
    name.kind === "scope" ? new Set(sameNames(name, file).map(({ at }) => at.block)) : file.document.blocks;
  const line = lineOfTear(blocks, file);
  if (line === undefined) return name;
  return { refused: `First put the syntax error right in what begins at line ${String(line)}: it may hide the name.` };
}

function renaming({ at, scalar }: Name, newName: string): Edit {
  if (scalar === undefined) return { at, text: newName };
  const { block, start, end, style } = scalar;
  const lineBreak = style === "block" ? (/\r?\n$/.exec(block.text.slice(start, end))?.[0] ?? "") : "";
  const edit = replaceScalar(scalar, newName);
  return { ...edit, text: edit.text + lineBreak };
}

const NOTHING =
  "There is nothing to rename here. What can be renamed: identifiers, scopes, tenants, short names of applications, variables and anchors.";
