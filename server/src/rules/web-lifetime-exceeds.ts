import type { ApiView } from "../document/read/api.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Fix } from "../document/finding.ts";
import { concerns } from "../document/read/grant.ts";
import { variableOf } from "../document/read/tenants.ts";
import { expand } from "../document/read/variables.ts";
import { durationWords } from "../text/duration.ts";
import { contradiction } from "./about/contradiction.ts";
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
  *check(api, { file }) {
    const web = api.number("token_lifetime_for_web");
    const all = api.number("token_lifetime");
    // No lifetime is negative, of which the schema speaks.
    if (web === undefined || all === undefined || web <= all || !Number.isInteger(all) || all < 0) return;
    const { shownAt, ...places } = contradiction(
      api,
      { key: "token_lifetime_for_web", message: "The other lifetime" },
      { key: "token_lifetime", message: "The other lifetime" },
    );
    yield {
      ...places,
      message: `token_lifetime_for_web (${web}, ${durationWords(web)}) is greater than token_lifetime (${all}, ${durationWords(all)}). Auth0 refuses that, so this API can't be synced.`,
      fixes: lowering(api, least(api, file), shownAt === "token_lifetime"),
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

/** @param add - in this API alone, as `defaults` brings the one that is too great */
function lowering(api: ApiView, to: number | undefined, add: boolean): readonly Fix[] {
  if (to === undefined) return [];
  const title = `Lower it to ${to} (browsers renew their tokens sooner)`;
  return add
    ? insertFix(api, "token_lifetime_for_web", String(to), title, "token_lifetime")
    : replaceFix(api.get("token_lifetime_for_web"), to, title);
}

/** The least `token_lifetime` over the API's tenants, which one number has to suit; `undefined` where that is no lifetime. */
function least(api: ApiView, { tenants }: AuthApisFile): number | undefined {
  const { value } = api;
  const all = api.get("token_lifetime");
  if (value.kind !== "map" || all?.kind !== "scalar") return undefined;
  const own = all.variables.length > 0 ? tenants.filter((tenant) => concerns(value, [tenant])) : [];
  const each = own.map((tenant) => expand(all.source, (name) => variableOf(tenant, name)));
  const lifetimes = each.map((lifetime) => (lifetime.kind === "value" ? lifetime.value : undefined));
  const numbers = [all.value, ...lifetimes].filter((lifetime) => typeof lifetime === "number");
  const smallest = Math.min(...numbers);
  return Number.isInteger(smallest) && smallest > 0 ? smallest : undefined;
}
