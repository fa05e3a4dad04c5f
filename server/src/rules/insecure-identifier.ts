import { isThisMachine, quoted, urlParts } from "./about/identifier-text.ts";
import { defineRule } from "./rule.ts";

export const insecureIdentifier = defineRule({
  id: "insecure-identifier",
  on: "api",
  severity: "hint",
  summary: "A URL identifier begins with `http:`.",
  why: `An identifier is a name and nothing is ever sent to it, so \`http:\` makes no token less safe. But people and tools
take it for the API's address: they expect \`https:\`, write \`https:\`, and then ask for an identifier that doesn't exist. Where the
API really is served without TLS, its tokens can be read on the way and used by whoever reads them.

Identifiers on the own machine (\`localhost\`, \`127.0.0.1\`, \`[::1]\`) are left alone. An identifier can't be changed once the
API exists: another one is a new API, so what is in use may well stay as it is.`,
  *check(api) {
    const { identifier } = api;
    const parts = identifier === undefined ? undefined : urlParts(identifier.trim());
    if (identifier === undefined || parts?.scheme.toLowerCase() !== "http" || isThisMachine(parts.host)) return;
    yield {
      at: api.at("identifier"),
      message: `${quoted(identifier.trim())} begins with http:. Nothing is sent there, but people expect https: and then ask for an identifier that doesn't exist.`,
    };
  },
  good: ["apis:\n  - identifier: https://api.acme.com\n  - identifier: http://localhost:3000/orders\n"],
  bad: ["apis:\n  - identifier: ⟦http://api.acme.com/orders⟧\n"],
});
