import type { JsonObject } from "../../facts/json.ts";
import { apiDifference } from "./api-body.ts";
import type { Change } from "./change.ts";
import { holdings } from "./counted.ts";
import type { DesiredApi } from "../desired/desired.ts";
import { allOf } from "./difference.ts";
import { comparable } from "./encryption-key.ts";
import { noteOf } from "./note.ts";
import type { ApiWrites, PlanContext } from "./plan-context.ts";

/** A new API, with the fields that the file mentions; the tenant fills in the others. `null` is left out. */
export function planCreate(desired: DesiredApi, context: PlanContext): { rows: readonly Change[] } & ApiWrites {
  const { identifier } = desired;
  const fields: JsonObject = Object.fromEntries(Object.entries(desired.fields).filter(([, value]) => value !== null));
  const secret = fields["signing_alg"] === "HS256" ? secretComes : undefined;
  const row: Change = {
    kind: "create",
    resource: "api",
    identifier,
    fields: allOf(comparable(fields, {}, context.thumbprint).want),
    ...noteOf(desired.note ?? originReason(desired, context), secret),
  };
  return {
    rows: [row],
    create: {
      resource: "api",
      method: "POST",
      identifier,
      rows: [row],
      removal: false,
      seen: undefined,
      body: () => ({ identifier, ...fields }),
      remaining: (have) => apiDifference(fields, have, context.thumbprint).fields,
    },
  };
}

/** Auth0 makes one of 32 characters where HS256 comes without one. */
export const secretComes =
  "The tenant makes a signing secret for it, which this program neither shows nor keeps. It can't be made again: " +
  "once lost, services need another one.";

function originReason(desired: DesiredApi, { origins, deletes, tenant }: PlanContext): string | undefined {
  const origin = origins(desired);
  if (!origin) return undefined;
  return (
    `An identifier can't be changed, so this makes a new API. It was probably ${origin.identifier}, which ` +
    (deletes(origin.identifier) ? "the file deletes, " : "stays on the tenant ") +
    `with ${holdings(origin, tenant)}.`
  );
}
