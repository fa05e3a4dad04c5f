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
    const [ephemeral, online] = [api.entry(EPHEMERAL), api.entry("allow_online_access")];
    // Where `defaults` brings the one, the place to look at is the API's own.
    const inherited = ephemeral?.via === "default" && online?.via !== "default";
    const off = "Turn it off in ephemeral sessions, too";
    yield {
      at: api.at(inherited ? "allow_online_access" : EPHEMERAL),
      message:
        "Online access in ephemeral sessions is on, but `allow_online_access` is off. The one needs the other: a sync of this API may be refused, and no such refresh token is issued.",
      related: [
        inherited
          ? { at: api.at(EPHEMERAL), message: "Online access in ephemeral sessions is on" }
          : { at: api.at("allow_online_access"), message: "Online access is off" },
      ],
      fixes: [
        ...(inherited
          ? insertFix(api, EPHEMERAL, "false", off, "allow_online_access")
          : replaceFix(ephemeral?.value, false, off)),
        ...replaceFix(online?.value, true, "Turn online access on (applications may ask for such refresh tokens)"),
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
