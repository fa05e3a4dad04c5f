import { l10n, type TextDocument } from "vscode";
import { clientGrants } from "../../../server/src/expected/wanted.ts";
import type { DesiredApi, DesiredGrant } from "../../../server/src/tenant/desired/desired.ts";
import { Problem } from "../problem.ts";
import { nameOf, type Target } from "../tenants/target.ts";
import { plain } from "../views/plain.ts";
import { atCursor } from "./at-cursor.ts";
import { chooseApi, only, pick, titleOf } from "./choose-api.ts";

/** An API and one of its grants: what a test token is asked for. */
export interface ChosenGrant {
  readonly api: DesiredApi;
  readonly grant: DesiredGrant;
}

/**
 * What the cursor says, what is the only one, or what the user picks. `undefined` where the user leaves it.
 *
 * @throws Problem where no application may get a token of its own: of the file, or of the API at the cursor
 */
export async function chooseGrant(
  apis: readonly DesiredApi[],
  document: TextDocument,
  target: Target,
): Promise<ChosenGrant | undefined> {
  const here = atCursor(document, target);
  const candidates = apis.filter((api) => !api.absent && !api.managementApi && clientGrants(api).length > 0);
  if (candidates.length === 0)
    throw new Problem(l10n.t("No API of the file has a grant for an application on {0}.", nameOf(target)));
  const without = apis.find((each) => !candidates.includes(each) && each.identifier === here.api?.identifier);
  if (without && !without.absent && !without.managementApi)
    throw new Problem(l10n.t("{0} has no grant for an application on {1}.", titleOf(without), nameOf(target)));
  const api = await chooseApi(candidates, here, l10n.t("A token for which API?"));
  if (!api) return undefined;
  const grants = clientGrants(api);
  const atIt = api.identifier === here.api?.identifier && here.grant?.subjectType === "client" ? here.grant : undefined;
  const grant =
    grants.find(({ client }) => client === atIt?.client) ??
    only(grants) ??
    (await pick(
      grants.map((each) => ({ label: plain(each.client), description: plain(scopeText(each)), value: each })),
      l10n.t("A token of which application for {0}?", plain(titleOf(api))),
    ));
  return grant && { api, grant };
}

/** The same API and grant as the file has them now. @throws Problem where it has them no more */
export function sameGrant(apis: readonly DesiredApi[], { api, grant }: ChosenGrant): ChosenGrant {
  const now = apis.find(({ identifier, absent }) => identifier === api.identifier && !absent);
  const found = now && clientGrants(now).find(({ client }) => client === grant.client);
  if (found) return { api: now, grant: found };
  throw new Problem(l10n.t("The file has no grant of {0} for {1} any more.", grant.client, titleOf(api)));
}

function scopeText({ fields }: DesiredGrant): string {
  if (fields["allow_all_scopes"] === true) return l10n.t("all scopes");
  return Array.isArray(fields["scope"]) ? fields["scope"].join(" ") : "";
}
