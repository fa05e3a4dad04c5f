import type { Document } from "../../document/document.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { escaped } from "../../document/edit/plain-text.ts";
import type { Tenant } from "../../document/read/tenants.ts";
import { isObject, type JsonObject } from "../../facts/json.ts";
import type { TenantIndex } from "../../facts/tenant-index.ts";
import type { TenantApi } from "../../facts/tenant-state.ts";
import { clientName } from "../desired/client-name.ts";
import { isOrdinary } from "../desired/named-grant.ts";
import { plainValue } from "../../document/read/plain-value.ts";
import { defaultsFor } from "../../document/read/read-api.ts";
import { appendApis } from "./append-apis.ts";
import { apiItem } from "./api-item.ts";
import { grantItem } from "./grant-item.ts";

/** The document with APIs that only the tenant has, behind those that it has; and what of them it couldn't take. */
export function addApis(
  file: AuthApisFile,
  apis: readonly TenantApi[],
  tenant: Tenant,
  index: TenantIndex,
): { readonly document: Document; readonly notes: readonly string[] } {
  const layers = defaultsFor(file.context, tenant).map(({ value }) => plainValue(value));
  const said = Object.assign({}, ...layers.filter(isObject).reverse()) as JsonObject;
  const items = apis.map((api) => {
    const grants = index.grants(api.identifier).filter(isOrdinary);
    const named = grants.map((grant) => grantItem(clientName(grant.clientId, tenant, file.shortNames, index), grant));
    const { item, dropped } = apiItem(api, named, said);
    const only = file.tenants.length > 1 ? { tenants: [tenant.name] } : {};
    return {
      item: { ...item, ...only },
      notes: dropped.map((field) => `${api.identifier}: ${field} could not be taken over.`),
    };
  });
  const document = appendApis(
    file,
    items.map(({ item }) => escaped(item)),
  );
  return { document, notes: items.flatMap(({ notes }) => notes) };
}
