import type { TextDocument } from "vscode";
import { pickedTenant, type Tenant } from "../../../server/src/document/read/tenants.ts";
import { parseDomain } from "../../../server/src/tenant/connection/domain.ts";
import { type OpenFile, readOpenFile } from "../current-file.ts";
import { plain } from "../views/plain.ts";
import type { LocalTenant } from "./local-tenant.ts";

/** A tenant that commands on a file act on, and the file as that tenant sees it. */
export interface Target {
  readonly tenant: Tenant & { readonly domain: string };
  readonly open: OpenFile;
  /** Set where it is the local tenant. */
  readonly local?: LocalTenant;
}

/** Why a file can't go to a tenant that it names, as a sentence for its author. */
export interface Unusable {
  readonly problem: string;
}

/** What a user calls a target, and types where a sync asks for its name. */
export function nameOf({ tenant, local }: Target): string {
  return local && tenant.name === tenant.domain ? "local" : tenant.name;
}

/** For messages: `production (acme.eu.auth0.com)`; a domain alone where the file gives the tenant no name. */
export function describe(target: Target): string {
  const name = plain(nameOf(target));
  const { domain } = target.tenant;
  return name === domain ? domain : `${name} (${domain})`;
}

/** One of the tenants that a file names. */
export function namedTarget(open: OpenFile, tenant: Tenant): Target | Unusable {
  const parsed = parseDomain(tenant.domain ?? "");
  if ("domain" in parsed) return { tenant: { ...tenant, domain: parsed.domain }, open };
  return { problem: `${tenant.name}: ${parsed.problem}` };
}

/** A tenant that the user picked by its domain, for a file that names none. */
export function pickedTarget(document: TextDocument, domain: string): Target {
  const tenant = pickedTenant(domain);
  return { tenant: { ...tenant, domain }, open: readOpenFile(document, { picked: tenant }) };
}

/**
 * The local tenant takes any file that names no tenants, and one that names tenants in the place of the one for which it
 * stands in. `undefined`: the file doesn't go there.
 */
export function localTarget(open: OpenFile, local: LocalTenant): Target | undefined {
  const { document, file } = open;
  const { domain, standsInFor } = local;
  if (file.tenants.length === 0) return { ...pickedTarget(document, domain), local };
  if (standsInFor === undefined) return undefined;
  const standing = readOpenFile(document, { standIn: { tenant: standsInFor, domain } });
  const tenant = standing.file.tenants.find(({ name }) => name === standsInFor);
  return tenant && { tenant: { ...tenant, domain }, open: standing, local };
}
