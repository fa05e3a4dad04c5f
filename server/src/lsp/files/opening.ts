import type { Document } from "../../document/document.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Finding } from "../../document/finding.ts";
import { findingsSoFar } from "../../rules/analyse.ts";
import type { KnownTenants } from "../../facts/known-tenants.ts";

/** A long file that was just opened: it is looked through from its beginning, so that something can be shown soon. */
export interface Opening {
  /** Looks at some more APIs: what is to be said of all so far; `undefined` at the end. */
  step(): readonly Finding[] | undefined;
}

export function opening(document: Document, read: (document: Document) => AuthApisFile, facts: KnownTenants): Opening {
  let items = 0;
  return {
    step() {
      items += items < SCREEN ? SCREEN : STEP;
      const part = document.beginning(items);
      if (part === document) return undefined;
      return findingsSoFar(read(part), facts);
    },
  };
}

/** In APIs: about what a screen shows, and what takes no longer than a request may wait. */
const SCREEN = 16;
const STEP = 250;
