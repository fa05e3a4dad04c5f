import type { Span } from "../../document/finding.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { textOf } from "../../document/read/value.ts";
import { domainFault } from "../../facts/domain.ts";
import { isOwn, tenantEntries } from "./tenant-entries.ts";

/** A host under which a tenant says that it issues tokens, besides its own domain. */
export interface CustomDomain {
  /** In lower case, as hosts are compared. */
  readonly host: string;
  readonly at: Span;
  /** The tenant's name. */
  readonly tenant: string;
  /** That tenant's own domain, in lower case. */
  readonly domain: string | undefined;
}

/** All that the file's tenants list and that are bare hosts, those of the file that it extends first. */
export function customDomains(file: AuthApisFile): readonly CustomDomain[] {
  const all = tenantEntries(file).flatMap(({ tenant: { name: tenant }, map }) => {
    const domain = textOf(map.entries.get("domain")?.value)?.toLowerCase();
    const list = map.entries.get("custom_domains")?.value;
    return (list?.kind === "list" ? list.items : []).flatMap((item): readonly CustomDomain[] => {
      const host = textOf(item)?.toLowerCase();
      return host === undefined || domainFault(host) ? [] : [{ host, at: item.at, tenant, domain }];
    });
  });
  return [...all.filter(({ at }) => !isOwn(at, file)), ...all.filter(({ at }) => isOwn(at, file))];
}
