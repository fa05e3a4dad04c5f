import type { AuthApisFile } from "../document/read/file.ts";
import { chunkOn } from "../document/read/read-on.ts";
import type { Steps } from "../document/steps.ts";
import { auth0Apis } from "../facts/auth0-apis.ts";

/**
 * The audiences of which a file knows: its APIs' identifiers, as each tenant sees them, and those of the APIs that Auth0 itself has
 * made on its tenants. An API that is to be removed is none: who still asks for it, means another one.
 */
export function* identifiersOf(file: AuthApisFile): Steps<readonly string[]> {
  const found: string[] = [];
  for (const at of file.document.chunks.keys()) {
    const { items } = yield* chunkOn(file, at);
    for (const { views } of items) {
      for (const { absent, identifier } of views) if (!absent && identifier !== undefined) found.push(identifier);
    }
    yield;
  }
  const own = file.tenants.flatMap(({ domain }) => (domain === undefined ? [] : auth0Apis(domain)));
  return [...found, ...own.map(({ identifier }) => identifier)];
}
