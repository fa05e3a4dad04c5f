import { contradiction } from "./about/contradiction.ts";
import { insertFix, replaceFix } from "./about/fixes.ts";
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
    if (api.flag(EPHEMERAL) !== true || api.flag("allow_online_access") !== false) return;
    const { shownAt, ...places } = contradiction(
      api,
      { key: EPHEMERAL, message: "Online access in ephemeral sessions is on" },
      { key: "allow_online_access", message: "Online access is off" },
    );
    const off = "Turn it off in ephemeral sessions, too";
    const on = "Turn online access on (applications may ask for such refresh tokens)";
    yield {
      ...places,
      message:
        "Online access in ephemeral sessions is on, but `allow_online_access` is off. The one needs the other: a sync of this API may be refused, and no such refresh token is issued.",
      fixes: [
        ...(shownAt === EPHEMERAL
          ? replaceFix(api.get(EPHEMERAL), false, off)
          : insertFix(api, EPHEMERAL, "false", off, "allow_online_access")),
        ...replaceFix(api.get("allow_online_access"), true, on),
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

const EPHEMERAL = "allow_online_access_with_ephemeral_sessions";
