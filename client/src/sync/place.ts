import type { Range } from "../../../server/src/document/document.ts";
import type { ApiView } from "../../../server/src/document/api.ts";
import { viewFor } from "../../../server/src/tenant/desired/desired-from-file.ts";
import type { Change } from "../../../server/src/tenant/plan/change.ts";
import type { Target } from "../tenants/target.ts";

/**
 * Where the file speaks of what a row of a plan is about: the grant's application, else the API's identifier. `undefined` for
 * what the file doesn't mention.
 */
export function placeOf(change: Change, { open, tenant }: Pick<Target, "open" | "tenant">): Range | undefined {
  const { file } = open;
  const api = file.apis
    .map((entry) => viewFor(entry, tenant, file))
    .find((view) => view?.identifier === change.identifier);
  if (!api) return undefined;
  return file.document.rangeOf(grantPlace(change, api) ?? api.at("identifier"));
}

function grantPlace({ resource, client, subjectType }: Change, { grants }: ApiView) {
  if (resource !== "grant") return undefined;
  return grants?.find((grant) => grant.client === client && grant.subjectType === subjectType)?.clientAt;
}
