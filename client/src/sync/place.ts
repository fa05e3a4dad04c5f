import type { Position, Range } from "../../../server/src/document/document.ts";
import type { ApiView } from "../../../server/src/document/read/api.ts";
import { identifierIn, viewFor } from "../../../server/src/tenant/desired/desired-from-file.ts";
import type { Change } from "../../../server/src/tenant/plan/change.ts";
import type { Target } from "../tenants/target.ts";

/**
 * Where the file speaks of what a row of a plan is about: the grant's application, else the API's identifier. `undefined` for
 * what the file doesn't mention.
 */
export function placeOf(change: Change, target: Place): Range | undefined {
  const { file } = target.open;
  const api = viewOf(change.identifier, target);
  return api && file.document.rangeOf(grantPlace(change, api) ?? api.at("identifier"));
}

/** Where an API begins, as a tenant sees it; there its lenses stand. */
export function placeOfApi(identifier: string, target: Place): Position | undefined {
  const api = viewOf(identifier, target);
  return api && target.open.file.document.rangeOf(api.value.at).start;
}

type Place = Pick<Target, "open" | "tenant">;

function viewOf(identifier: string, { open, tenant }: Place): ApiView | undefined {
  const { file } = open;
  return file.apis
    .map((entry) => viewFor(entry, tenant, file))
    .find((view) => view && identifierIn(view, file) === identifier);
}

function grantPlace({ resource, client, subjectType }: Change, { grants }: ApiView) {
  if (resource !== "grant") return undefined;
  return grants?.find((grant) => grant.client === client && grant.subjectType === subjectType)?.clientAt;
}
