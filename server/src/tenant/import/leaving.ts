import type { ImportSource } from "./source.ts";

/**
 * The `removed` blocks with which Terraform (1.7 and later) forgets resources and leaves them on the tenant. `from` takes no
 * instance keys: https://developer.hashicorp.com/terraform/language/block/removed
 */
export function removedBlocks(addresses: readonly string[]): string {
  const resources = new Set(addresses.map((address) => address.replaceAll(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "")));
  return [...resources]
    .map((from) => `removed {\n  from = ${from}\n  lifecycle {\n    destroy = false\n  }\n}\n`)
    .join("\n");
}

/** Lines that say how auth0-deploy-cli leaves alone what has moved. It excludes APIs by name, and grants only all together. */
export function exclusions({ apis, variables }: Pick<ImportSource, "apis" | "variables">): readonly string[] {
  const names = apis.flatMap(({ fields: { name } }) =>
    typeof name === "string" ? [asTheToolSays(name, variables)] : [],
  );
  return [
    "If auth0-deploy-cli keeps no API and no grant, set in its config.json:",
    `  "AUTH0_EXCLUDED": ["resourceServers", "clientGrants"]`,
    "If it keeps some, take what has moved out of its tenant.yaml, leave AUTH0_ALLOW_DELETE off, and set:",
    `  "AUTH0_EXCLUDED_RESOURCE_SERVERS": ${JSON.stringify(names)}`,
  ];
}

/** The tool replaces no keyword in its own configuration; one whose value isn't known is left for the reader to replace. */
function asTheToolSays(text: string, variables: ImportSource["variables"]): string {
  return text.replaceAll(/\$\$\{|\$\{([^{}]*)\}/g, (_, key: string | undefined) => {
    if (key === undefined) return "${";
    const value = variables.get(key);
    return value === null || typeof value === "object" ? `##${key}##` : String(value);
  });
}
