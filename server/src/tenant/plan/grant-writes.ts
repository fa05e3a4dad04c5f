import { member } from "../../facts/json.ts";
import type { Change } from "./change.ts";
import type { DesiredGrant } from "../desired/desired.ts";
import { allOf } from "./difference.ts";
import { createBody, grantDifference, updateBody, wantedOf } from "./grant-body.ts";
import { noteOf } from "./note.ts";
import type { OwnedGrant } from "../desired/named-grant.ts";
import type { GrantWrite } from "./write.ts";

export function createGrant(
  audience: string,
  { client, subjectType, fields, note }: DesiredGrant,
  clientId: string,
): GrantWrite {
  const body = createBody(fields);
  return {
    resource: "grant",
    method: "POST",
    audience,
    clientId,
    subjectType,
    rows: [row("create", audience, { client, clientId, subjectType, fields: allOf(body), ...noteOf(note) })],
    removal: false,
    seen: undefined,
    body: () => ({
      client_id: clientId,
      audience,
      ...(subjectType === "user" && { subject_type: subjectType }),
      ...body,
    }),
    remaining: (have) => grantDifference(fields, have),
  };
}

export function updateGrant(there: OwnedGrant, { client, fields, note }: DesiredGrant): GrantWrite {
  const wanted = wantedOf(fields, there.fields);
  return {
    ...of(there),
    method: "PATCH",
    rows: [
      row("update", there.audience, {
        client,
        ...of(there),
        fields: grantDifference(fields, there.fields),
        ...noteOf(note),
      }),
    ],
    removal: false,
    body: (fresh) => updateBody(fields, fresh),
    remaining: (have) => grantDifference(wanted, have),
  };
}

/** `client` is what a reader knows the application by. */
export function removeGrant(there: OwnedGrant, client: string | undefined, note?: string): GrantWrite {
  return {
    ...of(there),
    method: "DELETE",
    rows: [
      row("removal", there.audience, {
        ...(client !== undefined && { client }),
        ...of(there),
        fields: [],
        ...noteOf(note, mayHaveOrganizations(there) ? organizationsGo : undefined),
      }),
    ],
    removal: true,
    body: () => ({}),
    remaining: () => [],
  };
}

function mayHaveOrganizations({ fields }: OwnedGrant): boolean {
  const usage = member(fields, "organization_usage");
  return usage === "allow" || usage === "require";
}

const organizationsGo =
  "Organizations may be assigned to it. That can't be undone from here: made again, the grant has none of them.";

function of(there: OwnedGrant) {
  const { audience, clientId, subjectType } = there;
  return { resource: "grant", audience, clientId, subjectType, seen: there } as const;
}

function row(
  kind: "create" | "update" | "removal",
  identifier: string,
  { client, clientId, subjectType, fields, reason }: Omit<Change, "kind" | "resource" | "identifier">,
): Change {
  return {
    kind,
    resource: "grant",
    identifier,
    ...(client !== undefined && { client }),
    ...(clientId !== undefined && { clientId }),
    ...(subjectType !== undefined && { subjectType }),
    fields,
    ...(reason !== undefined && { reason }),
  };
}
