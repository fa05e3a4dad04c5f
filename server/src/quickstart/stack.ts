import type { Validation } from "./validation.ts";

/** A framework for which there is a quickstart. */
export interface Stack {
  readonly title: string;
  /** Commands for a shell. */
  readonly install: (validation: Validation) => readonly string[];
  readonly files: (validation: Validation) => readonly QuickstartFile[];
  /** Whether the code checks proofs of possession (DPoP) where the API demands them. */
  readonly checksDpop?: true;
}

export interface QuickstartFile {
  /** Relative to the project's folder. */
  readonly path: string;
  /** VS Code's language id. */
  readonly language: string;
  readonly text: string;
}
