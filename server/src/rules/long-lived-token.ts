import { durationWords } from "../text/duration.ts";
import { defineRule, type RuleOptions } from "./rule.ts";

export const longLivedToken = defineRule({
  id: "long-lived-token",
  on: "api",
  severity: "warning",
  summary: "Access tokens stay valid for more than a day (or the option `seconds`).",
  why: `An access token can't be called back. Until it expires, whoever has it can use it: after a user has lost a role, after
a grant has been removed, after the token has leaked into a log. Auth0's own default is a day (86400 seconds) and its
advice is to be as short as the application can bear; minutes to hours are usual. Applications get new tokens silently, and
refresh tokens (\`allow_offline_access\`) are the way to stay signed in for long.

Option \`seconds\`: the longest lifetime without a finding, 86400 by default.

\`\`\`yaml
rules:
  long-lived-token: { seconds: 7200 }
\`\`\`

See [Update Access Token Lifetime](https://auth0.com/docs/secure/tokens/access-tokens/update-access-token-lifetime).`,
  *check(api, _context, options) {
    const limit = limitOf(options);
    const lifetime = api.number("token_lifetime");
    if (lifetime === undefined || lifetime <= limit || !Number.isInteger(lifetime)) return;
    yield {
      at: api.at("token_lifetime"),
      message: `A token for this API is valid for ${durationWords(lifetime)}, longer than ${durationWords(limit)}. It can't be called back: one that leaks, or whose grant is removed, works until then.`,
    };
  },
  good: [
    "apis:\n  - identifier: https://api.acme.com\n    token_lifetime: 86400\n",
    "rules:\n  long-lived-token: { seconds: 604800 }\napis:\n  - identifier: https://api.acme.com\n    token_lifetime: 604800\n",
  ],
  bad: [
    "apis:\n  - identifier: https://api.acme.com\n    token_lifetime: ⟦604800⟧\n",
    "rules:\n  long-lived-token: { seconds: 3600 }\napis:\n  - identifier: https://api.acme.com\n    token_lifetime: ⟦7200⟧\n",
  ],
});

function limitOf(options: RuleOptions): number {
  const seconds = options.get("seconds");
  return typeof seconds === "number" && seconds >= 0 ? seconds : DAY;
}

const DAY = 86_400;
