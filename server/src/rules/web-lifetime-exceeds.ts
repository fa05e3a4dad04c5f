import { durationWords } from "../schema/duration.ts";
import { insertFix, replaceFix } from "./about/fixes.ts";
import { defineRule } from "./rule.ts";

export const webLifetimeExceeds = defineRule({
  id: "web-lifetime-exceeds",
  on: "api",
  severity: "error",
  summary: "`token_lifetime_for_web` is greater than `token_lifetime`.",
  why: `\`token_lifetime_for_web\` is the lifetime of tokens that a browser gets by the implicit or hybrid flow. Such tokens
are the easiest to steal, so theirs may be shorter than that of all others, never longer: Auth0 refuses the API otherwise.

Both are in seconds. Without the two in the file nothing is compared, since what the file doesn't name keeps the tenant's value.

See [Update Access Token Lifetime](https://auth0.com/docs/secure/tokens/access-tokens/update-access-token-lifetime).`,
  *check(api) {
    const web = api.number("token_lifetime_for_web");
    const all = api.number("token_lifetime");
    if (web === undefined || all === undefined || web <= all || !Number.isInteger(all)) return;
    // Where `defaults` brings the one, the place to look at is the API's own.
    const [entry, other] = [api.entry("token_lifetime_for_web"), api.entry("token_lifetime")];
    const inherited = entry?.via === "default" && other?.via !== "default";
    const title = `Lower it to ${all} (browsers renew their tokens sooner)`;
    yield {
      at: api.at(inherited ? "token_lifetime" : "token_lifetime_for_web"),
      message: `token_lifetime_for_web (${web}, ${durationWords(web)}) is greater than token_lifetime (${all}, ${durationWords(all)}). Auth0 refuses that, so this API can't be synced.`,
      related: [{ at: api.at(inherited ? "token_lifetime_for_web" : "token_lifetime"), message: "The other lifetime" }],
      fixes: inherited
        ? insertFix(api, "token_lifetime_for_web", String(all), title, "token_lifetime")
        : replaceFix(entry?.value, all, title),
    };
  },
  good: [
    "apis:\n  - identifier: https://api.acme.com\n    token_lifetime: 3600\n    token_lifetime_for_web: 3600\n",
    "apis:\n  - identifier: https://api.acme.com\n    token_lifetime_for_web: 86400\n",
  ],
  bad: [
    "apis:\n  - identifier: https://api.acme.com\n    token_lifetime: 3600\n    token_lifetime_for_web: ⟦7200⟧\n",
    "defaults:\n  token_lifetime_for_web: 7200\napis:\n  - identifier: https://api.acme.com\n    token_lifetime: ⟦600⟧\n",
  ],
});
