import { type Api, defaults } from "./api.ts";

const all = ["read", "create", "update", "delete"];

/** Which permissions the tenant's own API has: those that its endpoints ask for, and others that files commonly grant. */
const permissions: Readonly<Record<string, readonly string[]>> = {
  client_grants: all,
  clients: all,
  client_keys: all,
  client_credentials: all,
  resource_servers: all,
  users: all,
  users_app_metadata: all,
  user_tickets: ["create"],
  roles: all,
  role_members: ["read", "create", "delete"],
  connections: all,
  organizations: all,
  organization_members: ["read", "create", "delete"],
  organization_client_grants: ["read", "create", "delete"],
  actions: all,
  triggers: ["read", "update"],
  grants: ["read", "delete"],
  logs: ["read"],
  log_streams: all,
  stats: ["read"],
  tenant_settings: ["read", "update"],
  custom_domains: all,
  email_templates: ["read", "create", "update"],
  branding: ["read", "update", "delete"],
  sessions: ["read", "update", "delete"],
  refresh_tokens: ["read", "update", "delete"],
};

export const managementScopes: readonly string[] = Object.entries(permissions).flatMap(([noun, verbs]) =>
  verbs.map((verb) => `${verb}:${noun}`),
);

/** The tenant's Management API: present on every tenant, never made or deleted by anybody. */
export function managementApi(id: string, identifier: string): Api {
  const scopes = managementScopes.map((value) => ({ value, description: inWords(value) }));
  return { id, name: "Auth0 Management API", identifier, scopes, ...defaults, is_system: true };
}

/** `read:client_grants` -> "Read client grants" */
function inWords(permission: string): string {
  const words = permission.replace(":", " ").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
