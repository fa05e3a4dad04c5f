// The same APIs and grants in the words of both tools: three scopes for each API, about three grants.

const scopes = ["read", "write", "admin"];
const identifier = (at) => `https://api.example.com/service-${at}`;
const lifetime = (at, changed) => (at === changed ? 1200 : 3600);

/** Three grants for each API, ten fewer in all, as on the tenant of the published figures. */
const grantsOf = (at, count) => (at < Math.min(10, count) ? [0, 1] : [0, 1, 2]).map((n) => `Worker ${(at + n) % 10}`);

export function objects(count) {
  return count + Array.from({ length: count }, (_, at) => grantsOf(at, count).length).reduce((sum, n) => sum + n, 0);
}

/** @param {number} count @param {number} [changed] - this API has another lifetime */
export function authApisFile(count, changed) {
  const api = (at) =>
    [
      `  - name: Service ${at}`,
      `    identifier: ${identifier(at)}`,
      `    token_lifetime: ${lifetime(at, changed)}`,
      "    token_lifetime_for_web: 600",
      "    scopes:",
      ...scopes.map((scope) => `      - { value: "${scope}:${at}", description: "May ${scope} ${at}" }`),
      "    grants:",
      ...grantsOf(at, count).map((name) => `      - { client: ${name}, scope: ["read:${at}"] }`),
    ].join("\n");
  return `apis:\n${Array.from({ length: count }, (_, at) => api(at)).join("\n")}\n`;
}

/** For auth0-deploy-cli: JSON is YAML. */
export function tenantYaml(count, changed) {
  const all = Array.from({ length: count }, (_, at) => at);
  return JSON.stringify({
    resourceServers: all.map((at) => ({
      name: `Service ${at}`,
      identifier: identifier(at),
      token_lifetime: lifetime(at, changed),
      token_lifetime_for_web: 600,
      scopes: scopes.map((scope) => ({ value: `${scope}:${at}`, description: `May ${scope} ${at}` })),
    })),
    clientGrants: all.flatMap((at) =>
      grantsOf(at, count).map((name) => ({ client_id: name, audience: identifier(at), scope: [`read:${at}`] })),
    ),
  });
}
