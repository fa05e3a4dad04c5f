import {
  type Command,
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
} from "vscode-languageserver-types";
import type { Document } from "../../document/document.ts";
import { written } from "../../document/edit/scalar-text.ts";
import type { FieldPath } from "../../schema/facts.ts";
import type { KnownTenants } from "../../facts/known-tenants.ts";
import type { Place } from "../place/place.ts";
import { isAsInJson } from "./as-in-json.ts";

/** Something that may stand at the cursor. */
export interface Candidate {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** A few words behind the label. */
  readonly detail?: string;
  /** What explains it: `resolveCompletion` fetches the words. */
  readonly about?: About;
  /** The text to insert as a scalar, where that isn't the label; both may be typed to find it. */
  readonly value?: string;
  /** What to insert, written as YAML. Where absent: the label as a scalar. */
  readonly text?: string;
  /** `text` has tab stops (LSP, "Snippet Syntax"). */
  readonly snippet?: boolean;
  /** `text` has the closing quote, and replaces the one that stands there. */
  readonly closes?: boolean;
  /** Behind `text` something else may be chosen at once. */
  readonly leads?: boolean;
}

/** Names a field, or one of its values: the schema explains it. With a name that the file gives, what that means there on each tenant. */
export interface About {
  readonly field: FieldPath;
  readonly value?: string | null;
  /** A short name of an application. */
  readonly client?: string;
  readonly variable?: string;
}

export interface CompletionOptions {
  /** The client can move the cursor to a place inside the inserted text. */
  readonly snippets: boolean;
  /** The client has the command SUGGEST. */
  readonly suggests?: boolean;
  /** Nobody has asked, nor typed a letter: a character that triggers completion was typed, such as a space. */
  readonly triggered?: boolean;
  /** What stands on tenants, as far as it is known. */
  readonly facts?: KnownTenants;
  /** What the file could extend. */
  readonly bases?: () => readonly Base[];
}

/** A file of the workspace that has something to give to another one. */
export interface Base {
  /** From the other file on. */
  readonly path: string;
  /** Keys at its top. */
  readonly keys: readonly string[];
}

/** Command of a client that asks for completion at the cursor: VS Code's own. */
export const SUGGEST = "editor.action.triggerSuggest";

export const suggestAgain: Command = { title: "Suggest", command: SUGGEST };

/** Before what becomes an item of a list on a line of its own. */
export const DASH = "- ";

export const Kind = CompletionItemKind;

/**
 * Completion items that replace the word at the cursor, in the order of the candidates.
 *
 * @param from - how many others come before them
 */
export function itemsOf(
  candidates: readonly Candidate[],
  place: Place,
  document: Document,
  [before, behind]: readonly [string, string] = ["", ""],
  from = 0,
): CompletionItem[] {
  const start = document.positionAt(place.start);
  const space = place.indent ?? (place.token.glued && place.token.style === "plain" ? " " : "");
  return candidates.map((candidate, at) => {
    const { text, closes } = candidate.text === undefined ? scalar(candidate, place, document) : candidate;
    const end = document.positionAt(place.end + (closes ? 1 : 0));
    const newText = `${space}${before}${text}${behind}`;
    return {
      label: before === DASH ? DASH + candidate.label : candidate.label,
      ...(before === DASH && { filterText: candidate.label }),
      ...(candidate.value !== undefined && { filterText: `${candidate.label} ${candidate.value}` }),
      kind: candidate.kind,
      sortText: String(from + at).padStart(4, "0"),
      textEdit: { range: { start, end }, newText },
      ...(candidate.detail !== undefined && { detail: candidate.detail }),
      ...(candidate.about && { data: candidate.about }),
      ...(candidate.snippet && { insertTextFormat: InsertTextFormat.Snippet }),
      ...(candidate.leads && { command: suggestAgain }),
      ...(newText.includes("\n") && { insertTextMode: InsertTextMode.asIs }),
    };
  });
}

/** A text as a scalar in the place's quotes, behind which the cursor is then, or in such as it needs. */
function scalar(
  { label, value = label }: Candidate,
  place: Place,
  document: Document,
): Pick<Candidate, "text" | "closes"> {
  const { style, closed } = place.token;
  if (style === "plain") return { text: written(value, isAsInJson(place, document) ? "double" : "plain") };
  const quoted = written(value, style === "single" && /[\n\r\t]/.test(value) ? "double" : style);
  return { text: quoted.slice(1), closes: closed };
}
