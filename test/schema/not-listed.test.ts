import { wrong } from "./said.ts";

const ALGORITHMS =
  "It takes: RS256 (RSA with SHA-256, recommended); PS256 (RSA-PSS with SHA-256, needs an add-on); " +
  "RS512 (RSA with SHA-512, not offered by the Dashboard); " +
  "HS256 (a shared secret: whoever can verify can also forge).";
const SEVERITIES =
  "It takes: off (not reported); hint (a faint mark in the editor); info (worth knowing); " +
  "warning (likely a mistake); error (blocks a sync of what it concerns).";

wrong([
  {
    file: "defaults: { signing_alg: ⟦rs-256⟧ }\n",
    says: `\`signing_alg\` can't be "rs-256". Did you mean \`RS256\`? ${ALGORITHMS}`,
    fixed: "defaults: { signing_alg: RS256 }\n",
  },
  {
    file: "defaults: { signing_alg: ⟦'HS265'⟧ }\n",
    says: `\`signing_alg\` can't be "HS265". Did you mean \`HS256\`? ${ALGORITHMS}`,
    fixed: "defaults: { signing_alg: 'HS256' }\n",
  },
  {
    file: "defaults: { signing_alg: ⟦EdDSA⟧ }\n",
    says: `\`signing_alg\` can't be "EdDSA". ${ALGORITHMS}`,
  },
  {
    file: "defaults: { token_dialect: ⟦rfc9068⟧ }\n",
    says:
      '`token_dialect` can\'t be "rfc9068". Did you mean `rfc9068_profile`? ' +
      "It takes: access_token (Auth0 profile, no permissions); " +
      "access_token_authz (Auth0 profile with permissions, needs RBAC); " +
      "rfc9068_profile (RFC 9068 profile, no permissions); " +
      "rfc9068_profile_authz (RFC 9068 profile with permissions, needs RBAC).",
    fixed: "defaults: { token_dialect: rfc9068_profile }\n",
  },
  {
    // the Terraform provider's way to say null
    file: 'defaults: { consent_policy: ⟦"null"⟧ }\n',
    says:
      '`consent_policy` can\'t be "null". Did you mean `null`? It takes: ' +
      "transactional-authorization-with-mfa (the user confirms each transaction with a second factor); " +
      "null (none, clears it).",
    fixed: "defaults: { consent_policy: null }\n",
  },
  {
    // a page of the documentation says `required`
    file: "apis:\n  - { identifier: a, grants: [{ client: c, organization_usage: ⟦required⟧ }] }\n",
    says:
      '`organization_usage` can\'t be "required". Did you mean `require`? It takes: deny (never for an organization); ' +
      "allow (may be for one); require (must be for one); null (clears it, as deny).",
    fixed: "apis:\n  - { identifier: a, grants: [{ client: c, organization_usage: require }] }\n",
  },
  {
    file: "apis:\n  - { identifier: a, state: ⟦present⟧ }\n",
    says: '`state` can\'t be "present". It takes: absent (removes it from the tenant).',
  },
  {
    file: "rules: { trailing-slash: ⟦warn⟧ }\n",
    says: `\`trailing-slash\` can't be "warn". Did you mean \`warning\`? ${SEVERITIES}`,
    fixed: "rules: { trailing-slash: warning }\n",
  },
  {
    file: "rules: { trailing-slash: { severity: ⟦Error⟧ } }\n",
    says: `\`severity\` can't be "Error". Did you mean \`error\`? ${SEVERITIES}`,
    fixed: "rules: { trailing-slash: { severity: error } }\n",
  },
  {
    file: "rules: { trailing-slash: ⟦false⟧ }\n",
    says: `\`trailing-slash\` can't be false. Did you mean \`off\`? ${SEVERITIES}`,
    fixed: "rules: { trailing-slash: off }\n",
  },
  {
    file: "rules: { trailing-slash: ⟦2⟧ }\n",
    says: `\`trailing-slash\` can't be 2. ${SEVERITIES}`,
  },
]);
