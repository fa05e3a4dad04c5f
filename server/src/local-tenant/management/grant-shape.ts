import { flag, list, object, oneOf, orNull, type ReadBy, text } from "../http/shape.ts";

const scopes = list(text({ min: 1, max: 280 }));
const organizationUsage = oneOf("deny", "allow", "require");
const types = list(text({ min: 1, max: 255 }));

export const subjectType = oneOf("client", "user");
export const defaultFor = oneOf("third_party_clients");

/** POST /api/v2/client-grants */
export const createGrant = object(
  { audience: text({ min: 1 }) },
  {
    client_id: text(),
    default_for: defaultFor,
    organization_usage: organizationUsage,
    allow_any_organization: flag,
    scope: scopes,
    subject_type: subjectType,
    authorization_details_types: types,
    allow_all_scopes: flag,
  },
);

/** PATCH /api/v2/client-grants/{id}: client, audience and subject type can't change. */
export const updateGrant = object(
  {},
  {
    scope: orNull(scopes),
    organization_usage: orNull(organizationUsage),
    allow_any_organization: orNull(flag),
    authorization_details_types: types,
    allow_all_scopes: orNull(flag),
  },
  { min: 1 },
);

export type CreateGrant = ReadBy<typeof createGrant>;
export type UpdateGrant = ReadBy<typeof updateGrant>;
