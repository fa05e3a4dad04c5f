import { type CompletionItem, CompletionItemKind, InsertTextFormat, InsertTextMode } from "vscode-languageserver-types";
import type { Document } from "../../document/document.ts";
import { written } from "../../document/edit/scalar-text.ts";
import type { FieldPath } from "../../schema/facts.ts";
import type { KnownTenants } from "../../facts/known-tenants.ts";
import type { Place } from "../place/place.ts";

/** Something that may stand at the cursor. */
export interface Candidate {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** A few words behind the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Where the schema explains it: `resolveCompletion` fetches the words. */
  readonly about?: About;
  /** The text to insert as a scalar, where that isn't the label; both may be typed to find it. */
  readonly value?: string;
  /** What to insert, written as YAML. Where absent: the label as a scalar. */
  readonly text?: string;
  /** `text` has tab stops (LSP, "Snippet Syntax"). */
  readonly snippet?: boolean;
}

/** Names a field, or one of its values. */
export interface About {
  readonly field: FieldPath;
  readonly value?: string | null;
}

export interface CompletionOptions {
  /** The client can move the cursor to a place inside the inserted text. */
  readonly snippets: boolean;
  /** What stands on tenants, as far as it is known. */
  readonly facts?: KnownTenants;
}

/** Before what becomes an item of a list on a line of its own. */
export const DASH = "- ";

export const Kind = CompletionItemKind;

/** Completion items that replace the word at the cursor, in the order of the candidates. */
export function itemsOf(
  candidates: readonly Candidate[],
  place: Place,
  document: Document,
  [before, behind]: readonly [string, string] = ["", ""],
): CompletionItem[] {
  const range = { start: document.positionAt(place.start), end: document.positionAt(place.end) };
  const space = place.token.glued ? " " : "";
  return candidates.map((candidate, at) => {
    const newText = space + before + (candidate.text ?? scalar(candidate.value ?? candidate.label, place)) + behind;
    return {
      label: before === DASH ? DASH + candidate.label : candidate.label,
      ...(before === DASH && { filterText: candidate.label }),
      ...(candidate.value !== undefined && { filterText: `${candidate.label} ${candidate.value}` }),
      kind: candidate.kind,
      sortText: String(at).padStart(4, "0"),
      textEdit: { range, newText },
      ...(candidate.detail !== undefined && { detail: candidate.detail }),
      ...(candidate.documentation !== undefined && {
        documentation: { kind: "markdown" as const, value: candidate.documentation },
      }),
      ...(candidate.about && { data: candidate.about }),
      ...(candidate.snippet && { insertTextFormat: InsertTextFormat.Snippet }),
      ...(newText.includes("\n") && { insertTextMode: InsertTextMode.asIs }),
    };
  });
}

/** A text as a scalar in the place's quotes, or in such as it needs. */
function scalar(text: string, { token: { style, closed } }: Place): string {
  if (style === "plain") return written(text);
  const quoted = written(text, style === "single" && /[\n\r\t]/.test(text) ? "double" : style);
  return quoted.slice(1, closed ? -1 : undefined);
}
