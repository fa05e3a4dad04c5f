import type { AuthApisFile } from "../../document/read/file.ts";
import { expand, variablesIn } from "../../document/read/variables.ts";
import { variableOf } from "../../document/read/tenants.ts";
import { type FieldPath, isSecretName } from "../../schema/facts.ts";
import { code, table, words } from "./markdown.ts";
import { secondsText } from "./field-text.ts";
import { type KnownTenants, knownTenant, NONE_KNOWN } from "../../facts/known-tenants.ts";
import { typeWords } from "./applications.ts";
import { tenantsAt } from "../place/path.ts";

/** Which tenant a name means, or that the file has none of this name. Markdown. */
export function tenantText(name: string, { tenants }: AuthApisFile): readonly string[] {
  const found = tenants.find((tenant) => tenant.name === name);
  if (found === undefined) return [];
  const { domain, customDomains } = found;
  const issued = customDomains.length > 0 ? `, also ${customDomains.map(code).join(", ")}` : "";
  return [
    `**${words(name)}** · ${domain === undefined ? "a tenant whose domain can't be read" : code(domain)}${issued}`,
    ...(found.protected ? ["Protected: a sync there asks for its name."] : []),
  ];
}

/** Which application a short name means on each tenant, with its name where that is known. Markdown. */
export function clientTable(
  name: string,
  path: FieldPath,
  file: AuthApisFile,
  facts: KnownTenants = NONE_KNOWN,
): string {
  const rows = tenantsAt(path, file).map((tenant) => {
    const client = tenant.clients.get(name);
    const id = client?.clientId;
    const known = knownTenant(facts, tenant.domain);
    const application = id === undefined ? undefined : known?.index.client(id);
    return [
      words(tenant.name),
      id === undefined ? (client ? "not known here" : "**not mapped**") : code(id),
      application
        ? words(`${application.name} (${typeWords(application)})`)
        : known && id
          ? "**none has this id**"
          : "",
    ];
  });
  const some = rows.some(([, , application]) => application !== "");
  return table(
    some ? ["Tenant", "Client id", "Application"] : ["Tenant", "Client id"],
    some ? rows : rows.map((row) => row.slice(0, 2)),
  );
}

/**
 * What a text with placeholders means on each tenant. Markdown.
 *
 * @param seconds - numbers are lengths of time
 */
export function expansionTable(text: string, path: FieldPath, file: AuthApisFile, seconds = false): string {
  const tenants = tenantsAt(path, file);
  if (variablesIn(text).some(isSecretName)) return "By its name it is a secret, so its value isn't shown.";
  if (tenants.length === 0) return "Its value is known once a tenant is picked: the file names none.";
  const rows = tenants.map((tenant) => {
    const expansion = expand(text, (name) => variableOf(tenant, name));
    return [
      words(tenant.name),
      expansion.kind === "value" ? shown(expansion.value, seconds) : unknown(expansion.missing),
    ];
  });
  return table(["Tenant", "Value"], rows);
}

function shown(value: string | number | boolean | null, seconds: boolean): string {
  return seconds && typeof value === "number" ? secondsText(value) : code(String(value));
}

function unknown(missing: readonly string[]): string {
  return missing.length > 0 ? `**undefined**: ${missing.map(code).join(", ")}` : "must be given (`--var`)";
}
