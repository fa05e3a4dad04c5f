import { replaceFix } from "./about/fixes.ts";
import { defineRule } from "./rule.ts";

export const onlineAccessMismatch = defineRule({
  id: "online-access-mismatch",
  on: "api",
  severity: "warning",
  summary: "Ephemeral online access is on while online access is off.",
  why: `\`allow_online_access\` lets applications ask for refresh tokens that end with the user's session;
\`allow_online_access_with_ephemeral_sessions\` extends that to ephemeral sessions. The second may be on only with the first: a
tenant is expected to refuse the pair, and if it took it, it would mean nothing. Where the file doesn't mention
\`allow_online_access\`, the tenant's own setting holds and nothing is said.

See [Configure Online Refresh Tokens](https://auth0.com/docs/secure/tokens/refresh-tokens/online-refresh-tokens/configure-online-refresh-tokens).`,
  *check(api) {
    const ephemeral = api.get("allow_online_access_with_ephemeral_sessions");
    if (api.flag("allow_online_access_with_ephemeral_sessions") !== true) return;
    if (ephemeral === undefined || api.flag("allow_online_access") !== false) return;
    yield {
      at: ephemeral.at,
      message:
        "Online access in ephemeral sessions is on, but `allow_online_access` is off. The one needs the other: a sync of this API may be refused, and no such refresh token is issued.",
      related: [{ at: api.at("allow_online_access"), message: "Online access is off" }],
      fixes: [
        ...replaceFix(ephemeral, false, "Turn it off in ephemeral sessions, too"),
        ...replaceFix(
          api.get("allow_online_access"),
          true,
          "Turn online access on (applications may ask for such refresh tokens)",
        ),
      ],
    };
  },
  good: [
    "apis:\n  - identifier: https://api.acme.com\n    allow_online_access: true\n    allow_online_access_with_ephemeral_sessions: true\n",
    "apis:\n  - identifier: https://api.acme.com\n    allow_online_access_with_ephemeral_sessions: true\n",
  ],
  bad: [
    "apis:\n  - identifier: https://api.acme.com\n    allow_online_access: false\n    allow_online_access_with_ephemeral_sessions: ⟦true⟧\n",
  ],
});
