import { escaped, escapedText } from "../../document/edit/plain-text.ts";
import { isObject, type JsonObject } from "../../facts/json.ts";
import { indexTenant } from "../../facts/tenant-index.ts";
import type { TenantState } from "../../facts/tenant-state.ts";
import { applicationName } from "../desired/application.ts";
import { clientName } from "../desired/client-name.ts";
import { isOrdinary } from "../desired/named-grant.ts";
import { byKeys } from "./by-keys.ts";
import type { ImportSource, SourceApi } from "./source.ts";

/**
 * What a tenant gives to a first file: its own APIs, without Auth0's, and the grants of each, as it lists them: in any order. A list of
 * scopes is a value that somebody has set as a whole, and stays in their order.
 */
export function fromTenant(
  state: TenantState,
  { name, domain }: { readonly name?: string; readonly domain: string },
): ImportSource {
  const index = indexTenant(state);
  const custom = state.apis.filter(({ system }) => !system);
  const apis = custom.map(({ identifier, fields }): SourceApi => {
    const grants = index.grants(identifier).filter(isOrdinary);
    return {
      identifier: escapedText(identifier),
      fields: fileForm(fields),
      grants: grants.map(({ clientId, subjectType, fields: own }) => ({
        clientId: escapedText(clientId),
        clientName: applicationName(clientId, index),
        called: escapedText(clientName(clientId, { clients: new Map() }, new Set(), index)),
        subjectType,
        fields: fileForm(own),
      })),
    };
  });
  const left = state.apis
    .filter(({ identifier, system }) => system && index.grants(identifier).some(isOrdinary))
    .sort(byKeys(({ identifier }) => [identifier]));
  return {
    ...(name !== undefined && { name }),
    domain,
    state,
    variables: new Map(),
    apis,
    notes: left.map(({ identifier }) => `The grants of ${identifier} were left out: it is Auth0's own.`),
  };
}

function fileForm(fields: JsonObject): JsonObject {
  const plain = escaped(fields);
  return isObject(plain) ? plain : {};
}
