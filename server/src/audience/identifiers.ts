import type { AuthApisFile } from "../document/read/file.ts";
import { auth0Apis } from "../rules/about/auth0-own.ts";

/**
 * The audiences of which a file knows: its APIs' identifiers, as each tenant sees them, and those of the APIs that Auth0 itself has
 * made on its tenants. An API that is to be removed is none: who still asks for it, means another one.
 */
export function identifiersOf({ apis, tenants }: AuthApisFile): readonly string[] {
  const views = apis.flatMap((api) => api.views).filter(({ absent }) => !absent);
  return [
    ...views.flatMap(({ identifier }) => identifier ?? []),
    ...tenants.flatMap(({ domain }) => (domain === undefined ? [] : auth0Apis(domain).map((own) => own.identifier))),
  ];
}
