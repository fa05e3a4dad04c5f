// Documents to measure with: the same seed gives the same text. Each API has 47 lines (12 scopes, 3 grants); about 50
// wrong values are spread over the whole file, such as both servers find by the schema.

/** @param {number} apis @param {{ anchors?: boolean, seed?: number }} options */
export function makeDocument(apis, { anchors = false, seed = 1 } = {}) {
  const random = generator(seed);
  const wrong = new Set(
    Array.from({ length: Math.min(50, apis) }, (_, at) => Math.floor((at * apis) / Math.min(50, apis))),
  );
  const lines = [];
  if (anchors) lines.push("x-lifetimes: &lifetimes", "  token_lifetime: 3600", "  token_lifetime_for_web: 1800", "");
  lines.push("apis:");
  for (let api = 0; api < apis; api++) lines.push(...apiLines(api, random, wrong.has(api), anchors));
  return `${lines.join("\n")}\n`;
}

function apiLines(number, random, wrong, anchors) {
  const algorithm = wrong ? "RS1024" : "RS256";
  const scopes = Array.from({ length: 12 }, (_, at) => `${pick(random, VERBS)}:${pick(random, NOUNS)}-${at}`);
  return [
    `  - name: ${pick(random, NOUNS)} ${number}`,
    `    identifier: https://api.example.com/${number}`,
    `    signing_alg: ${algorithm}`,
    "    token_dialect: rfc9068_profile_authz",
    "    enforce_policies: true",
    ...(anchors
      ? ["    <<: *lifetimes", "    # the lifetimes of all"]
      : ["    token_lifetime: 3600", "    token_lifetime_for_web: 1800"]),
    "    allow_offline_access: false",
    "    subject_type_authorization:",
    "      client: { policy: require_client_grant }",
    "      user: { policy: deny_all }",
    "    scopes:",
    ...scopes.flatMap((scope) => [`      - value: ${scope}`, `        description: May ${scope.replace(":", " ")}`]),
    "    grants:",
    ...[0, 1, 2].flatMap((grant) => [
      `      - client: client${grant}AbCdEfGhIjKlMnOpQrStUv`,
      `        scope: [${scopes.slice(grant * 4, grant * 4 + 4).join(", ")}]`,
    ]),
    "    # the end of this API",
    "    skip_consent_for_verifiable_first_party_clients: false",
    "    allow_online_access: false",
    "",
  ];
}

function pick(random, items) {
  return items[Math.floor(random() * items.length)];
}

/** Numbers from 0 to 1 (mulberry32). */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const VERBS = ["read", "create", "update", "delete", "approve"];
const NOUNS = ["orders", "invoices", "reports", "users", "products", "payments", "shipments"];
