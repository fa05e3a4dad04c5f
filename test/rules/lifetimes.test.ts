import { describe } from "node:test";
import { casesOf } from "./cases.ts";

const api = (...lines: readonly string[]): string =>
  `apis:\n  - identifier: https://api.acme.com\n${lines.map((line) => `    ${line}\n`).join("")}`;
/** Two tenants that see the variable V differently. */
const tenants = (dev: string, live: string): string =>
  `tenants:\n  dev: { domain: a.eu.auth0.com, variables: { V: ${dev} } }\n  live: { domain: b.eu.auth0.com, variables: { V: ${live} } }\n`;

describe("web-lifetime-exceeds", () => {
  const { fixes, unfixed, silent, marks, says } = casesOf("web-lifetime-exceeds");
  fixes(
    "is lowered",
    api("token_lifetime: 600", "token_lifetime_for_web: 7200"),
    api("token_lifetime: 600", "token_lifetime_for_web: 600"),
  );
  says(
    "in words, too",
    api("token_lifetime: 600", "token_lifetime_for_web: 7200"),
    "(7200, 2 hours)",
    "(600, 10 minutes)",
  );
  unfixed(
    "a placeholder stays",
    tenants("7200", "7200") + api("token_lifetime: 600", "token_lifetime_for_web: ⟦${V}⟧"),
  );
  marks("on one tenant", tenants("600", "86400") + api("token_lifetime: ${V}", "token_lifetime_for_web: ⟦7200⟧"));
  for (const [dev, live] of [
    ["600", "86400"],
    ["86400", "600"],
  ] as const) {
    fixes(
      `to the least of ${dev} and ${live}`,
      tenants(dev, live) + api("token_lifetime: ${V}", "token_lifetime_for_web: 99999"),
      tenants(dev, live) + api("token_lifetime: ${V}", "token_lifetime_for_web: 600"),
    );
  }
  fixes(
    "… of its own tenants",
    tenants("600", "86400") + api("token_lifetime: ${V}", "token_lifetime_for_web: 99999", "tenants: [live]"),
    tenants("600", "86400") + api("token_lifetime: ${V}", "token_lifetime_for_web: 86400", "tenants: [live]"),
  );
  silent("a lifetime that is none", api("token_lifetime: -1", "token_lifetime_for_web: 600"));
  unfixed("to nothing", api("token_lifetime: 0", "token_lifetime_for_web: ⟦600⟧"));
  silent("only one of them", api("token_lifetime_for_web: 7200"));
  silent("both equal", api("token_lifetime: 600", "token_lifetime_for_web: 600"));
  silent(
    "one that is given later",
    "tenants:\n  dev: { domain: a.eu.auth0.com, variables: { V: } }\n" +
      api("token_lifetime: ${V}", "token_lifetime_for_web: 7200"),
  );
});

describe("long-lived-token", () => {
  const { silent, says, marks } = casesOf("long-lived-token");
  says("in words", api("token_lifetime: 2592000"), "valid for 30 days, longer than 1 day.");
  marks(
    "an option that is no number is left aside",
    "rules: { long-lived-token: { seconds: long } }\n" + api("token_lifetime: ⟦86401⟧"),
  );
  marks(
    "from `defaults`, once",
    "defaults: { token_lifetime: ⟦100000⟧ }\napis:\n  - identifier: a\n  - identifier: b\n",
  );
  silent("a day", api("token_lifetime: 86400"));
  silent("for browsers", api("token_lifetime_for_web: 90000"));
});
