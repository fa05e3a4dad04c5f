import type { ApiExpectation } from "../expected/expectation.ts";
import { notesOf } from "./notes.ts";
import type { QuickstartFile } from "./stack.ts";
import { STACKS, type StackId } from "./stacks.ts";
import { validationOf } from "./validation.ts";

/** Start here: code that takes the tokens of one API and refuses all others. */
export interface Quickstart {
  readonly title: string;
  readonly install: readonly string[];
  readonly files: readonly QuickstartFile[];
  readonly notes: readonly string[];
}

/**
 * A small program for a stack that checks signature, issuer, audience, lifetime, algorithm and profile as the file has them,
 * answers 401 to a wrong token and 403 where a scope is missing. Pure. Text of the file stands in it as escaped literals
 * alone, and no secret ever.
 */
export function quickstart(id: StackId, api: ApiExpectation): Quickstart {
  const stack = STACKS[id];
  const validation = validationOf(api);
  return {
    title: stack.title,
    install: stack.install(validation),
    files: stack.files(validation),
    notes: notesOf(api, stack),
  };
}
